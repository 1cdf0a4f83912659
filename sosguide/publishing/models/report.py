"""What readers say is wrong with a page. Encrypted, without any trace of who sent it."""

from typing import ClassVar

from django.db import models


class Fault(models.TextChoices):
    """What kind of fault a reader sees."""

    LAW = "law", "The law is wrong"
    NUMBER = "number", "A number or address is wrong"
    DATED = "dated", "It is out of date"
    HARD = "hard", "It is hard to understand"
    BROKEN = "broken", "Something does not work"


class Report(models.Model):
    """One report: the page, the kind of fault, and a sealed text. Erased 30 days after it is closed.

    Only the month it came is kept, so that nothing here tells when somebody was reading.
    """

    path = models.CharField(max_length=200)
    fault = models.CharField(max_length=10, choices=Fault.choices)
    sealed = models.BinaryField(blank=True)
    month = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_fault_display()}: {self.path}"
