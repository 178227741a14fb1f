namespace Weir.JobVariables;

/// <summary>The parts of a condition's text.</summary>
internal enum TokenKind
{
    End,
    Open,
    Close,
    Comma,
    Sign,
    Word,
    Characters,
    Bytes,
}
