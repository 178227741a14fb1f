using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>
/// The name of a schedule or a frequency in a rule. <c>$PREFIX</c> in it stands for what the wildcards at the beginning of the rule's job
/// name have matched, <c>$SUFFIX</c> for what those at its end have; one of the two, once.
/// </summary>
public sealed record NameTemplate
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed = "a name, with $PREFIX or $SUFFIX once where the job name has a wildcard at that end";

    private const string Prefix = "$PREFIX",
        Suffix = "$SUFFIX";

    private NameTemplate(string text, ObjectName? fixedName, string? part) => (Text, Fixed, Part) = (text, fixedName, part);

    /// <summary>As written; the part of the job's name in capitals.</summary>
    public string Text { get; }

    /// <summary>The name, where it is one for all jobs.</summary>
    public ObjectName? Fixed { get; }

    /// <summary><c>$PREFIX</c>, <c>$SUFFIX</c> or nothing.</summary>
    internal string? Part { get; }

    /// <summary>The name as it is.</summary>
    public static NameTemplate Of(ObjectName name) => new(name.Text, name, null);

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NameTemplate? template)
    {
        template = null;
        var part =
            text.Contains(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix
            : text.Contains(Suffix, StringComparison.OrdinalIgnoreCase) ? Suffix
            : null;
        if (part is null)
        {
            template = ObjectName.TryParse(text, out var name) ? Of(name) : null;
            return template is not null;
        }

        var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        var (before, after) = (text[..at], text[(at + part.Length)..]);
        if (
            !after.Contains(Prefix, StringComparison.OrdinalIgnoreCase)
            && !$"{before} {after}".Contains(Suffix, StringComparison.OrdinalIgnoreCase)
            && ObjectName.TryParse($"{before}x{after}", out _)
        )
        {
            template = new NameTemplate($"{before}{part}{after}", null, part);
        }

        return template is not null;
    }

    /// <summary>Whether a rule for these job names has what the name is made of.</summary>
    public bool GoesWith(NamePattern jobName) =>
        Part is null || (Part == Prefix ? jobName.LeadingWildcards : jobName.TrailingWildcards) > 0;

    /// <summary>
    /// The name for one job that the pattern matches. One too long is cut, and what no name may begin with becomes <c>_</c>.
    /// </summary>
    public ObjectName For(NamePattern jobName, ObjectName job) =>
        Fixed
        ?? ObjectName.Derive(
            Text.Replace(Part!, Part == Prefix ? jobName.PrefixOf(job.Text) : jobName.SuffixOf(job.Text), StringComparison.Ordinal)
        );

    /// <inheritdoc />
    public override string ToString() => Text;
}
