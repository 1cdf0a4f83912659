"""The frame of every staff page: the admin's own clothes."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, template: str, title: str, **context: object) -> HttpResponse:
    """A staff page in the admin's clothes."""
    return render(request, template, {**admin.site.each_context(request), "title": title, **context})
