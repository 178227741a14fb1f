using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Weir.Jobs.Properties;
using Weir.Schedules.Events;

namespace Weir.Schedules.Expressions;

/// <summary>
/// A name in an expression, as placeholders have it: a property, a threshold, a limit, or one of the <c>$</c> names that a job has as long
/// as it is there.
/// </summary>
public sealed record ExpressionName
{
    /// <summary>What may stand there, for error messages.</summary>
    public const string Allowed =
        "OI.NAME or NAME, MI.NAME, SI.NAME and JI.NAME of the job's machine, day and itself, MI.NAME.MACHINE, SI.NAME.YYYY-MM-DD.SCHEDULE, "
        + "TH.THRESHOLD, RM.LIMIT, RU.LIMIT, $JOB NAME, $SCHEDULE NAME, $SCHEDULE DATE, $MACHINE NAME and $FREQUENCY NAME";

    private static readonly FrozenSet<string> s_ofJob = new[]
    {
        "$JOB NAME",
        "$SCHEDULE NAME",
        "$SCHEDULE DATE",
        "$MACHINE NAME",
        "$FREQUENCY NAME",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private ExpressionName(string text, PlaceholderName? kept) => (Text, Kept) = (text, kept);

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>What is kept under it; <see langword="null"/> for one that follows from the job.</summary>
    public PlaceholderName? Kept { get; }

    /// <summary>What it stands for.</summary>
    public ExpressionKind Kind =>
        Kept is { Threshold: null, Maximum: null, InUse: null } or null ? ExpressionKind.Any : ExpressionKind.Number;

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ExpressionName? name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        name =
            s_ofJob.TryGetValue(trimmed, out var ofJob) ? new ExpressionName(ofJob, null)
            // Another job is not there when this one is defined, and a number says nothing then.
            : PlaceholderName.TryParse(trimmed, out var kept) && kept.Property is not { Scope: PropertyScope.JI }
                ? new ExpressionName(trimmed, kept)
            : null;
        return name is not null;
    }

    /// <inheritdoc />
    public bool Equals(ExpressionName? other) => other is not null && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    /// <inheritdoc />
    public override string ToString() => Text;
}
