using Weir.Cli.Terminal;

namespace Weir.Cli.Tests;

/// <summary>A process around verbs that prints to nobody, reads nothing, has an empty environment and becomes no other program.</summary>
internal static class SilentProcess
{
    public static ProcessContext Create() =>
        new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            RawOut = Stream.Null,
            RawError = Stream.Null,
            RawIn = () => Stream.Null,
            Environment = _ => null,
            UserId = 1000,
            Become = (_, _) => "not in a test",
            Program = "/usr/bin/weir",
        };
}
