using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Outputs;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>messages</c> of a job definition: what is looked for in the output of its jobs.</summary>
internal static class MessageKeys
{
    private const string Key = "messages";
    private const string Keys = "match, in, message, severity, reply, run, end, result, times";
    private const string ProgramForm = "a line for the shell, or a list: the program and its arguments";
    private const int LongestText = 1000;

    private static readonly string[] s_files = ["both", "out", "err"];
    private static readonly string[] s_severities = ["warning", "information", "error"];
    private static readonly string[] s_results = ["", OutputResults.Succeeded, OutputResults.Failed];

    /// <summary>Takes the key.</summary>
    public static IReadOnlyList<OutputRule> Read(MappingReader keys)
    {
        OutputRule[] rules = [.. keys.Inners(Key, "a message rule", Keys).Select(ReadOne)];
        if (rules.Length > OutputRule.Most)
        {
            keys.AddFaultAt(Key, $"{Key} are at most {OutputRule.Most}");
        }

        return rules;
    }

    /// <summary>The key with what it says.</summary>
    public static EntryList AddMessages(this EntryList entries, IReadOnlyList<OutputRule> rules) =>
        entries.AddSome(Key, [.. rules.Select(Entries)]);

    private static OutputRule ReadOne(MappingReader rule)
    {
        rule.Needed("match", OutputPattern.Allowed);
        var read = new OutputRule
        {
            Match = rule.Texts("match", OutputPattern.Allowed, TryPattern) ?? "",
            In = rule.Word("in", s_files) is var file and > 0 ? s_files[file] : null,
            Message = rule.Texts("message", $"text of at most {LongestText} characters", TryText),
            Severity = rule.Word("severity", s_severities) switch
            {
                1 => MessageSeverity.Information,
                2 => MessageSeverity.Error,
                _ => MessageSeverity.Warning,
            },
            Reply = rule.Texts("reply", $"text of at most {LongestText} characters in one line", TryReply),
            Run = rule.Words("run", ProgramForm),
            End = rule.Flag("end"),
            Result = rule.Has("result") && rule.Word("result", s_results) is var result ? s_results[result] : null,
            Times = rule.Number("times", 1, OutputRule.MostTimes) ?? 1,
        };
        rule.End();
        return read;
    }

    private static EntryList Entries(OutputRule rule) =>
        new EntryList()
            .Add("match", rule.Match)
            .AddGiven("in", rule.In)
            .AddGiven("message", rule.Message)
            .AddUnless(MessageSeverity.Warning.ToString().ToLowerInvariant(), "severity", rule.Severity.ToString().ToLowerInvariant())
            .AddGiven("reply", rule.Reply)
            .AddProgram("run", rule.Run)
            .AddUnless(false, "end", rule.End)
            .AddGiven("result", rule.Result)
            .AddUnless(1, "times", rule.Times);

    private static bool TryPattern(string text, out string pattern)
    {
        pattern = text;
        return OutputPattern.TryParse(text, out _);
    }

    private static bool TryText(string text, out string kept)
    {
        kept = text;
        return text.Length <= LongestText;
    }

    private static bool TryReply(string text, out string kept)
    {
        kept = text;
        return text.Length <= LongestText
            && !text.Contains('\n', StringComparison.Ordinal)
            && !text.Contains('\0', StringComparison.Ordinal);
    }
}
