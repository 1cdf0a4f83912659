"""What a contributor does later, with the six words of a receipt."""
