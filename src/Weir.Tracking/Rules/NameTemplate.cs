using System.Diagnostics.CodeAnalysis;
using System.Text;
using Weir.Jobs;
using Weir.Jobs.Placeholders;

namespace Weir.Tracking.Rules;

/// <summary>
/// The name of a schedule or a frequency in a rule. <c>$PREFIX</c> in it stands for what the wildcards at the beginning of the rule's job
/// name have matched, <c>$SUFFIX</c> for what those at its end have; one of the two, once. <c>{NAME}</c> in it stands for a variable.
/// </summary>
public sealed record NameTemplate
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed =
        "a name, with $PREFIX or $SUFFIX once where the job name has a wildcard at that end, and with variables as {NAME}";

    private const string Prefix = "$PREFIX",
        Suffix = "$SUFFIX";

    private NameTemplate(string text, ObjectName? fixedName, string? part, bool hasVariables) =>
        (Text, Fixed, Part, HasVariables) = (text, fixedName, part, hasVariables);

    /// <summary>As written; the part of the job's name in capitals.</summary>
    public string Text { get; }

    /// <summary>The name, where it is one for all jobs.</summary>
    public ObjectName? Fixed { get; }

    /// <summary>Whether variables stand in it.</summary>
    public bool HasVariables { get; }

    /// <summary><c>$PREFIX</c>, <c>$SUFFIX</c> or nothing.</summary>
    internal string? Part { get; }

    /// <summary>The name as it is.</summary>
    public static NameTemplate Of(ObjectName name) => new(name.Text, name, null, hasVariables: false);

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NameTemplate? template)
    {
        ArgumentNullException.ThrowIfNull(text);
        template = null;
        var bare = WithoutVariables(text);
        var hasVariables = bare.Length != text.Length;
        var part =
            text.Contains(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix
            : text.Contains(Suffix, StringComparison.OrdinalIgnoreCase) ? Suffix
            : null;
        if (part is null)
        {
            template =
                hasVariables && ObjectName.TryParse(bare, out _) ? new NameTemplate(text, null, null, hasVariables)
                : ObjectName.TryParse(text, out var name) ? Of(name)
                : null;
            return template is not null;
        }

        var at = bare.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        var (before, after) = at < 0 ? ("", part) : (bare[..at], bare[(at + part.Length)..]);
        if (
            !after.Contains(Prefix, StringComparison.OrdinalIgnoreCase)
            && !$"{before} {after}".Contains(Suffix, StringComparison.OrdinalIgnoreCase)
            && ObjectName.TryParse($"{before}x{after}", out _)
        )
        {
            template = new NameTemplate(text.Replace(part, part, StringComparison.OrdinalIgnoreCase), null, part, hasVariables);
        }

        return template is not null;
    }

    /// <summary>Whether a rule for these job names has what the name is made of.</summary>
    public bool GoesWith(NamePattern jobName) =>
        Part is null || (Part == Prefix ? jobName.LeadingWildcards : jobName.TrailingWildcards) > 0;

    /// <summary>
    /// The name for one job that the pattern matches. One too long is cut, and what no name may hold becomes <c>_</c>.
    /// </summary>
    /// <param name="jobName">The rule's job name.</param>
    /// <param name="job">The job.</param>
    /// <param name="fill">Fills variables; <see langword="null"/>: none is known, and they stay.</param>
    public ObjectName For(NamePattern jobName, ObjectName job, Func<string, string>? fill = null)
    {
        if (Fixed is { } name)
        {
            return name;
        }

        var text = HasVariables && fill is not null ? fill(Text) : Text;
        return ObjectName.Derive(
            Part is null
                ? text
                : text.Replace(Part, Part == Prefix ? jobName.PrefixOf(job.Text) : jobName.SuffixOf(job.Text), StringComparison.Ordinal)
        );
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    // With a letter for each variable, which may be any text.
    private static string WithoutVariables(string text)
    {
        var bare = new StringBuilder();
        var from = 0;
        while (PlaceholderText.Next(text, from, Delimiters.Curly) is { Name: { } name } found && ObjectName.TryParse(name, out _))
        {
            bare.Append(text, from, found.Start - from).Append('x');
            from = found.End;
        }

        return bare.Append(text, from, text.Length - from).ToString();
    }
}
