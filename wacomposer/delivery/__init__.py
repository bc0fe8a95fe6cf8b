"""The one place that sends: a submission goes out as one HTTP request and comes back as an outcome."""
