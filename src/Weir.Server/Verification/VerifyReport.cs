using Weir.Protocol.Verification;

namespace Weir.Server.Verification;

/// <summary>What is found while it is looked for; several machines may be looked at beside each other.</summary>
internal sealed class VerifyReport
{
    /// <summary>Faults of one check that are told one by one; the others are only counted.</summary>
    public const int MostFaults = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long LookedAt, int Faults)> _checks = CheckNames.All.ToDictionary(
        check => check.Name,
        _ => (0L, 0)
    );
    private readonly List<VerifyFault> _faults = [];
    private readonly List<VerifyNote> _notes = [];

    public void Count(string check, long lookedAt)
    {
        lock (_lock)
        {
            _checks[check] = (_checks[check].LookedAt + lookedAt, _checks[check].Faults);
        }
    }

    public void Add(VerifyFault fault)
    {
        lock (_lock)
        {
            var (lookedAt, faults) = _checks[fault.Check];
            _checks[fault.Check] = (lookedAt, faults + 1);
            if (faults < MostFaults)
            {
                _faults.Add(fault);
            }
        }
    }

    public void Note(VerifyNote note)
    {
        lock (_lock)
        {
            _notes.Add(note);
        }
    }

    public VerifyView View(DateTimeOffset at, DateOnly? day)
    {
        lock (_lock)
        {
            return new VerifyView(
                at,
                day,
                [
                    .. CheckNames.All.Select(check => new VerifyCheck(
                        check.Name,
                        _checks[check.Name].LookedAt,
                        check.Text,
                        _checks[check.Name].Faults
                    )),
                ],
                [
                    .. CheckNames.All.SelectMany(check =>
                        _faults
                            .Where(fault => fault.Check == check.Name)
                            .OrderBy(fault => fault.Number)
                            .ThenBy(fault => fault.Machine, StringComparer.Ordinal)
                    ),
                ],
                [.. _notes.OrderBy(note => note.Machine, StringComparer.Ordinal)]
            );
        }
    }
}
