"""The WhatsApp card as the customer sees it: laid out, painted, and written as a picture; no widgets."""
