# SPDX-License-Identifier: EUPL-1.2
"""One promise a file. Each test calls `figure("name", value, "bar", met)` with a literal name and bar and has
a row in docs/promises.md: `| name | bar | [test_name](../tests/promises/test_file.py) |`.
A test that starts a whole Omzien is marked `whole` and takes the fixture `trained`."""
