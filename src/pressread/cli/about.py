"""What the program says of itself: config, schema, completion, version."""

from __future__ import annotations

from pressread.cli import streams
from pressread.cli.emit import emit
from pressread.cli.options import Output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pressread.cli import params as p


def config(out: Output) -> int:
    """Show every setting, its value, and where that comes from.

    $ pressread config
    $ pressread config --json

    Exit: 0 done, 2 the configuration has an error, 130 interrupted.
    """
    from pressread.cli.settings import SettingsView

    return emit(SettingsView(), out)


def schema(name: p.SchemaName) -> int:
    """Print the JSON Schema of an output.

    $ pressread schema record
    $ pressread schema search > search.schema.json

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    from pressread.output.formats import dumps
    from pressread.schema import schema as schema_of

    streams.write_utf8(dumps(schema_of(name)) + "\n")
    return 0


def completion(shell: p.Shell) -> int:
    """Print the completion script of a shell.

    $ pressread completion bash > ~/.pressread.bash  # source it in ~/.bashrc
    $ pressread completion zsh > "${fpath[1]}/_pressread"
    $ pressread completion fish | source  # in ~/.config/fish/config.fish

    Exit: 0 done, 2 an error, 130 interrupted.
    """
    from pressread.cli.completion import script

    streams.write(script(shell))
    return 0


def print_version() -> int:
    """``pressread 0.1.0``."""
    from pressread import __version__

    streams.write(f"pressread {__version__}\n")
    return 0
