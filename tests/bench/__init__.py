"""How fast the program is, each figure beside a floor or peer that was measured in the same run."""
