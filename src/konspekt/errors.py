"""Why konspekt could not do what was asked.

    KonspektError               exit 1: one line, what is wrong and what to do next
    ├── UsageError              exit 2: an option or a name that does not exist
    ├── ReadError               a lecture or a settings file that cannot be read
    ├── SelectionError          a section, slide or kind that matches nothing
    └── WriteError              the output folder cannot be written

A teacher's slip in a lecture is no error but a `Remark`; a bug is any other exception.
"""

from __future__ import annotations


class KonspektError(Exception):
    exit_code = 1


class UsageError(KonspektError):
    exit_code = 2


class ReadError(KonspektError):
    pass


class SelectionError(KonspektError):
    pass


class WriteError(KonspektError):
    pass
