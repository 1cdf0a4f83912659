"""How a contributor writes and sends: the form, the mirror held up to it, the consents."""
