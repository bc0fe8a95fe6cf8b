"""The tests, in the folders of the package; journeys drive the real window."""
