"""What every view for staff begins and ends with: who asks, and a page in the admin's own clothes."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def acting(request: HttpRequest) -> User:
    """The member of staff who sent a request. Raises PermissionDenied where nobody is signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def page(request: HttpRequest, template: str, title: str, answer: int = 200, /, **context: object) -> HttpResponse:
    """A staff page; `answer` is its HTTP status."""
    return render(request, template, {**admin.site.each_context(request), "title": title, **context}, status=answer)
