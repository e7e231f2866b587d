"""What may go wrong with what people give to a release; light to import."""


class Refusal(Exception):
    """Why a release is not written, as a code and its figures; the command has the words."""

    def __init__(self, code: str, **figures: object) -> None:
        """Keep the code, and what fills the gaps of its words: numbers and names of files."""
        super().__init__(code, figures)
        self.code = code
        self.figures = figures


class BadInput(Refusal):
    """A file cannot be released from; the figures name file and column, never a value.

    Its codes: `no_file`, `not_parquet`, `damaged`, `missing`, `twice`, `type`, `values`, `weeks`.
    """
