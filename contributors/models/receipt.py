"""The contributor's only key to their testimony."""

from django.db import models

from contributors.models.testimony import Testimony


class Receipt(models.Model):
    """Two hashes and nothing else: neither the six words nor the number they come from is stored.

    `number_hash` (SHA-256 of a 128-bit random number) finds a form that is sent twice; `lookup` (scrypt)
    finds the testimony when the words are typed.
    """

    testimony = models.OneToOneField(Testimony, on_delete=models.CASCADE, primary_key=True, related_name="receipt")
    number_hash = models.CharField(max_length=64, unique=True)
    lookup = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"receipt of {self.testimony}"
