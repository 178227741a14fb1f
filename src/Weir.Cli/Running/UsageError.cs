using System.CommandLine;
using System.Text.RegularExpressions;
using Weir.Jobs;

namespace Weir.Cli.Running;

/// <summary>What is wrong with a command line, in one line, and what is allowed.</summary>
internal static partial class UsageError
{
    /// <summary>Verbs that change what jobs do: who typed something else is not led to one of them.</summary>
    private static readonly string[] s_acting =
    [
        "hold",
        "release",
        "start",
        "cancel",
        "rerun",
        "skip",
        "waive",
        "mark",
        "change",
        "purge",
        "restore",
        "gate",
        "watcher",
        "capture",
        "close",
        "open",
        "delete",
    ];

    public static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = command is RootCommand ? "weir" : "weir " + Path(command);
        var help = $"see {path} --help";
        if (StrayOption(parsed) is { } stray)
        {
            var near = Suggestion.Nearest(stray, Options(command).Select(o => o.Name));
            return $"there is no option '{Printable.Escape(stray)}'{Meant(near)}; {help}";
        }

        if (parsed.UnmatchedTokens.Count > 0 && parsed.UnmatchedTokens[0] is var token)
        {
            var shown = Printable.Escape(token);
            if (command.Subcommands.Count > 0)
            {
                var words = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
                var near = Suggestion.Nearest(token, command is RootCommand ? words.Concat(Aliases.All.Keys) : words);
                return command is RootCommand
                    ? $"there is no verb '{shown}'{Meant(near is not null && Acts(near) ? null : near)}; {help}"
                    : $"there is no verb '{shown}'{Meant(near)}; allowed are {string.Join(", ", words)}";
            }

            // What stands before the verb is meant to be one.
            if (parsed.Tokens[0].Value == token)
            {
                return $"there is no verb '{shown}'; see weir --help";
            }

            return $"'{shown}' is not expected here; {help}";
        }

        if (command.Subcommands.Count > 0 && command.Action is null)
        {
            return $"a verb is missing; allowed are {string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}";
        }

        return
            command.Arguments.FirstOrDefault(argument =>
                argument.Arity.MinimumNumberOfValues > (parsed.GetResult(argument)?.Tokens.Count ?? 0)
            )
                is { } missing
            ? $"{missing.Name} is missing; {help}"
            : $"{Printable.Escape(Plain(parsed.Errors[0].Message), 300)}; {help}";
    }

    private static bool Acts(string verb) => s_acting.Contains(Aliases.All.TryGetValue(verb, out var words) ? words[0] : verb);

    /// <summary>The options of a command and those it inherits.</summary>
    public static IEnumerable<Option> Options(Command command) =>
        command
            .Options.Concat(command.Parents.OfType<Command>().SelectMany(Options).Where(o => o.Recursive))
            .Where(o => !o.Hidden)
            .DistinctBy(o => o.Name);

    /// <summary>A word before <c>--</c> that looks like an option and is none: the parser would take it for an argument.</summary>
    public static string? StrayOption(ParseResult parsed) =>
        parsed
            .Tokens.TakeWhile(t => t.Type != System.CommandLine.Parsing.TokenType.DoubleDash)
            .Where(t =>
                t.Type == System.CommandLine.Parsing.TokenType.Argument
                && t.Value.Length > 1
                && t.Value[0] == '-'
                && !char.IsAsciiDigit(t.Value[1])
            )
            .Select(t => t.Value)
            .FirstOrDefault(t =>
                parsed.UnmatchedTokens.Contains(t)
                || parsed.CommandResult.Command.Arguments.Any(a => parsed.GetResult(a)?.Tokens.Any(x => x.Value == t) ?? false)
            );

    /// <summary>The parser's words in Weir's: types of .NET and lists over several lines help nobody.</summary>
    private static string Plain(string message)
    {
        if (Unparsed().Match(message) is { Success: true } unparsed)
        {
            return $"{unparsed.Groups["name"].Value} '{unparsed.Groups["value"].Value}' is no whole number";
        }

        if (Unknown().Match(message) is { Success: true } unknown)
        {
            return $"'{unknown.Groups["value"].Value}' is not allowed; allowed are {string.Join(", ", Quoted().Matches(unknown.Groups["list"].Value).Select(m => m.Groups[1].Value))}";
        }

        return message.TrimEnd('.');
    }

    [GeneratedRegex(
        @"^Cannot parse argument '(?<value>.*)' for (?:option|command|argument) '(?<name>.*)' as expected type",
        RegexOptions.Singleline
    )]
    private static partial Regex Unparsed();

    [GeneratedRegex(@"^Argument '(?<value>.*)' not recognized\. Must be one of:(?<list>.*)$", RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    private static string Meant(string? near) => near is null ? "" : $", did you mean '{near}'?";

    private static string Path(Command command) =>
        command.Parents.FirstOrDefault() is Verb parent ? Path(parent) + " " + command.Name : command.Name;
}
