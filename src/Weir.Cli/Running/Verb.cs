using System.CommandLine;

namespace Weir.Cli.Running;

/// <summary>A command with examples: its help, its man page and its page in the documentation begin with them.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Lines as one types them.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it talks to a Weir, and thus has the options about where and how to print.</summary>
    public bool Local { get; init; }
}
