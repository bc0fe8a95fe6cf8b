"""The practice gateway, asked over real HTTP."""
