"""Pictures of the card that someone looked at and approved; `make golden` approves how it looks now."""
