using Weir.Jobs;

namespace Weir.Cli.Running;

/// <summary>One of a few words, or a usage error that names them.</summary>
internal static class WordArgument
{
    public static string? Check(string option, string? text, params string[] allowed) =>
        text is null || allowed.Contains(text)
            ? text
            : throw new UsageException($"{option} '{Printable.Escape(text)}' is none; allowed are {string.Join(" and ", allowed)}");
}
