namespace Weir.Cli.Terminal;

/// <summary>What a verb knows of the process it runs in; tests bring their own.</summary>
internal sealed record ProcessContext
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Standard output as bytes, for jobs' output.</summary>
    public required Stream RawOut { get; init; }

    /// <summary>Standard error as bytes.</summary>
    public required Stream RawError { get; init; }

    /// <summary>Standard input as bytes; opened where it is read.</summary>
    public required Func<Stream> RawIn { get; init; }

    /// <summary>Whether standard input is a terminal, so that somebody can answer.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal. Where there is none they are without end: who reads by a program is given whole lines.</summary>
    public int Width { get; init; } = 80;

    public required Func<string, string?> Environment { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public required uint UserId { get; init; }

    /// <summary>Becomes another program; comes back only with the reason why not.</summary>
    public required Func<string, IReadOnlyList<string>, string> Become { get; init; }

    /// <summary>Absolute path of this program.</summary>
    public required string Program { get; init; }
}
