using System.Diagnostics;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>One submission of a night: what was answered, and what must have become of it.</summary>
/// <param name="tag">What its command is known by; stands in each of its lines.</param>
/// <param name="kind">What it does.</param>
internal sealed class NightJob(string tag, NightKind kind)
{
    private readonly List<Outcome> _allowed = [Usual(kind)];

    public string Tag => tag;

    public NightKind Kind => kind;

    public bool InPlace => kind is NightKind.InPlace or NightKind.LongInPlace or NightKind.Waiter;

    public bool IsLong => kind is NightKind.Long or NightKind.LongInPlace;

    /// <summary>The number that was answered; that of a job in place is found by its tag.</summary>
    public int? Number { get; set; }

    /// <summary>The refusal that was answered instead.</summary>
    public Ran? Refusal { get; set; }

    /// <summary>The process that waits in place, or is the parent of its command.</summary>
    public Process? Process { get; set; }

    /// <summary>How often its command must have begun at least.</summary>
    public int LeastRuns { get; set; } = kind is NightKind.CancelledBefore ? 0 : 1;

    /// <summary>How often its command may have begun at most.</summary>
    public int MostRuns { get; set; } = kind is NightKind.CancelledBefore ? 0 : 1;

    /// <summary>Whether its end is not its own any more: the process that stood over it was killed, or its records were harmed.</summary>
    public bool IsHarmed { get; set; }

    /// <summary>Whether the server may know it no more.</summary>
    public bool MayBeForgotten { get; set; }

    /// <summary>How it may be over.</summary>
    public IReadOnlyList<Outcome> Allowed => _allowed;

    /// <summary>Whether the checker is to release it.</summary>
    public bool IsToBeReleased => kind is NightKind.Held or NightKind.Waiter && MostRuns > 0;

    public int ExitCode =>
        kind switch
        {
            NightKind.Bad => 3,
            NightKind.InPlace or NightKind.LongInPlace or NightKind.Waiter => 4,
            _ => 0,
        };

    /// <summary>It was refused; nothing of it may run.</summary>
    public void Refuse(Ran refusal)
    {
        Refusal = refusal;
        (LeastRuns, MostRuns) = (0, 0);
    }

    /// <summary>Server and agent may know it no more: the restored copy is older than it.</summary>
    public void MayBeUnknown()
    {
        IsHarmed = true;
        MayBeForgotten = true;
        LeastRuns = 0;
    }

    /// <summary>It may end in these ways as well.</summary>
    public void MayAlsoEnd(params IReadOnlyList<Outcome> outcomes)
    {
        IsHarmed = true;
        _allowed.AddRange(outcomes);
    }

    /// <summary>It must end in this way and no other.</summary>
    public void MustEnd(Outcome outcome)
    {
        IsHarmed = true;
        _allowed.Clear();
        _allowed.Add(outcome);
    }

    public override string ToString() =>
        $"{kind} {tag} {(Number is { } number ? number.ToString("D9", System.Globalization.CultureInfo.InvariantCulture) : "without a number")}";

    private static Outcome Usual(NightKind kind) =>
        kind switch
        {
            NightKind.Bad => new Outcome("Failed", 3),
            NightKind.InPlace or NightKind.LongInPlace or NightKind.Waiter => new Outcome("Failed", 4),
            NightKind.CancelledBefore or NightKind.CancelledRunning => Outcome.Cancelled,
            _ => Outcome.Succeeded,
        };
}
