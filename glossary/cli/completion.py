"""`glossary completion`: the script that completes commands and options in a shell."""

import click

from glossary.cli.choices import Named


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=Named(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL: bash, zsh or fish.

    \b
    EXAMPLES
      glossary completion bash > ~/.local/share/bash-completion/completions/glossary
      glossary completion fish > ~/.config/fish/completions/glossary.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - the three shells come with click
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(context.find_root().command, {}, "glossary", "_GLOSSARY_COMPLETE").source())
