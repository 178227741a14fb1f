namespace Weir.Tracking.Naming;

/// <summary>What a piece of a command line is.</summary>
internal enum ShellWordKind
{
    Word,

    /// <summary><c>; &amp; | ( )</c> or a line's end.</summary>
    Separator,

    /// <summary><c>&lt;</c> or <c>&gt;</c>: the next word is a file.</summary>
    Redirection,
}
