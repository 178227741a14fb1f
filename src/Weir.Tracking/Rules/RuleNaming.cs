using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>Names for rules that people did not name: the filter itself, spelt with the characters of a name.</summary>
internal static class RuleNaming
{
    public static ObjectName Derive(TrackingRule rule)
    {
        var text = new StringBuilder(NameOf(rule.JobName));
        if (rule.User.Kind != PatternKind.All)
        {
            text.Append('@').Append(NameOf(rule.User));
        }

        Append(text, "-d-", rule.JobDescriptionLibrary, rule.JobDescription);
        Append(text, "-q-", rule.JobQueueLibrary, rule.JobQueue);
        var whole = text.ToString();
        return ObjectName.Derive(
            whole.Length <= ObjectName.MaximumLength
                ? whole
                : string.Create(CultureInfo.InvariantCulture, $"{whole[..(ObjectName.MaximumLength - 9)]}_{Fingerprint(whole):x8}")
        );
    }

    private static void Append(StringBuilder text, string mark, NamePattern library, NamePattern name)
    {
        if (library.Kind != PatternKind.All || name.Kind != PatternKind.All)
        {
            text.Append(mark).Append(NameOf(library)).Append('.').Append(NameOf(name));
        }
    }

    private static string NameOf(NamePattern pattern) =>
        pattern.Kind == PatternKind.All ? "ALL" : pattern.Text.Replace('*', '_').Replace('?', '#');

    // FNV-1a: the same on every machine and in every version, which string hashes are not.
    private static uint Fingerprint(string text) =>
        text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ char.ToUpperInvariant(c)) * 16777619u));
}
