using System.Globalization;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Captures;

/// <summary>From where submissions are captured, and when one was last. What is over is no source any more.</summary>
internal sealed record CapturingState(IReadOnlyList<CaptureSourceView> Sources, DateTimeOffset? LastAt)
{
    /// <summary>The most sources there may be at once.</summary>
    public const int Most = 21;

    // A submitter whose answer was lost asks again with the key, also when the capturing has ended meanwhile.
    private static readonly TimeSpan s_repeats = TimeSpan.FromDays(1);

    public static CapturingState None { get; } = new([], null);

    /// <summary>The state at a moment.</summary>
    public CapturingState At(DateTimeOffset now) =>
        Sources.All(source => source.Until > now) ? this : this with { Sources = [.. Sources.Where(source => source.Until > now)] };

    /// <summary>Whether a submission that comes now may be one that was captured before.</summary>
    public bool MayRepeat(DateTimeOffset now) => LastAt is { } last && now - last < s_repeats;

    /// <summary>The source that means a submission, the first of several.</summary>
    public CaptureSourceView? Find(CaptureOrigin origin) => Sources.FirstOrDefault(origin.Is);

    /// <summary>With a source, in the place of the same one.</summary>
    /// <exception cref="AgentRefusedException">There are enough.</exception>
    public CapturingState With(CaptureSourceView source)
    {
        List<CaptureSourceView> others = [.. Sources.Where(other => !IsSame(other, source))];
        return others.Count < Most
            ? this with
            {
                Sources = [.. others, source],
            }
            : throw new AgentRefusedException(
                ProblemCodes.TooMany,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"captures are taken from {Most} sources already, and no more are allowed: end one with weir capture stop"
                )
            );
    }

    /// <summary>Without some.</summary>
    public CapturingState Without(IReadOnlyCollection<CaptureSourceView> ended) =>
        this with
        {
            Sources = [.. Sources.Where(source => !ended.Contains(source))],
        };

    /// <summary>After a submission was captured from a source.</summary>
    public CapturingState Used(CaptureSourceView used, DateTimeOffset now) =>
        new(
            [
                .. Sources
                    .Select(source => source == used && source.Left is { } left ? source with { Left = left - 1 } : source)
                    .Where(source => source.Left is not 0),
            ],
            now
        );

    private static bool IsSame(CaptureSourceView one, CaptureSourceView other) =>
        one.Kind == other.Kind
        && one.OnlyOf == other.OnlyOf
        && string.Equals(
            one.Name,
            other.Name,
            one.Kind == CaptureKinds.Job ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );
}
