using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>
/// What the next decision would do if one thing were otherwise: it lets jobs go as that does, in the same order, but only
/// counts what they would take.
/// </summary>
/// <param name="state">The day as it is.</param>
/// <param name="of">The job that is to go.</param>
/// <param name="remedy">What is done.</param>
/// <param name="lifted">Where those wait who then pass; <see langword="null"/>: nobody does.</param>
internal sealed class Trial(DayState state, Job of, RemedyKind remedy, Blocker? lifted)
{
    /// <summary>A way out past so many others is none that anybody would go.</summary>
    public const int MostOthers = 2000;

    private readonly Dictionary<(BlockerKind Kind, string Name), int> _taken = [];

    /// <summary>Lets jobs go until it is this one's turn; says whether it then goes.</summary>
    public bool Starts(QueuePlace place, QueueCursor turn)
    {
        var closed = new HashSet<Lane>();
        var others = 0;
        foreach (var other in state.Queues.Candidates(lane => !closed.Contains(lane) && !Stops(lane)))
        {
            if (other.Number == of.Number)
            {
                continue;
            }

            if (other.Place.CompareTo(turn) > 0)
            {
                break;
            }

            var next = new Contender(state, other.Lane.Pattern, other.Lane.Key, other.IsOverdue ? 0 : other.Lane.ReserveClass, this);
            if (ConstraintTable.BlockerOf(next) is not null)
            {
                closed.Add(other.Lane);
                continue;
            }

            ConstraintTable.ListUse(next, Acquire);
            if (++others > MostOthers)
            {
                return false;
            }
        }

        return ConstraintTable.BlockerOf(new Contender(state, of, state.KeyOf(of), state.ReservesOf(place), this)) is null;
    }

    /// <summary>Another job goes before.</summary>
    public void GoFirst(Job other) => ConstraintTable.ListUse(new Contender(state, other, state.KeyOf(other), 0, this), Acquire);

    /// <summary>How much of a thing the others have taken.</summary>
    public int Acquired(Blocker blocker) => _taken.GetValueOrDefault((blocker.Kind, blocker.Name));

    /// <summary>Whether what is done lets those pass that a cause stops there.</summary>
    public bool Lifts(SharedConstraint cause, Blocker blocker) =>
        cause.Remedy == remedy && lifted is { } at && blocker.Kind == at.Kind && blocker.Name == at.Name;

    private bool Stops(Lane lane) => ConstraintTable.BlockerOf(new Contender(state, lane, this)) is not null;

    private void Acquire(Blocker blocker, int units) =>
        _taken[(blocker.Kind, blocker.Name)] = (int)Math.Min(int.MaxValue / 2, (long)Acquired(blocker) + units);
}
