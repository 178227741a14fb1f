using Weir.Capacity;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>
/// A cause of one state that holds many jobs: all of a lane or none. It is asked about lanes, never about each job, and holds
/// nothing itself. A job may need several things of its kind, as limits; they are asked about one by one.
/// </summary>
internal abstract class SharedConstraint : Constraint
{
    private protected SharedConstraint() { }

    /// <summary>What kind of thing it is about. Causes that the same events lift are about the same kind.</summary>
    public abstract BlockerKind Kind { get; }

    /// <summary>Whether this may change what it stops.</summary>
    public virtual bool ReactsTo(ConstraintEvent what) => false;

    /// <summary>Whether the ageing clock of jobs with this need stands while there is no room for it.</summary>
    public virtual bool StopsClock(Limits limits, LimitNeed need, string machine) => false;

    /// <summary>How many things of its kind a job needs; of most, each queued job needs one.</summary>
    public virtual int CountFor(Job job) => job.TrackType == TrackType.Queue && !job.HasNoProcess() ? 1 : 0;

    /// <summary>What sets jobs apart into lanes besides machine, job queue and schedule; empty where nothing does.</summary>
    public virtual string SetsApart(Job job) => "";

    /// <summary>The thing that a lane's jobs need: what happens to it is told to the queues by this name.</summary>
    public abstract string NameOf(in LaneKey key, Job job, int need);

    /// <summary>Whether it stops them.</summary>
    public abstract bool Blocks(in Contender of, int need);

    /// <summary>Where they wait while it does.</summary>
    public virtual Blocker BlockerOf(in Contender of, int need) => new(Kind, NameOf(of.Key, of.Job, need));

    /// <summary>How much of the thing a job takes when it goes.</summary>
    public virtual int UnitsOf(Job job, int need) => 0;

    /// <summary>Counts what a job takes that goes.</summary>
    public virtual void Acquire(DayState day, Job job) { }

    /// <summary>Counts what a job took as free again, and lets those be looked at that it may let go.</summary>
    public virtual void Release(DayState day, Job job) { }

    /// <summary>Why they wait, where it blocks.</summary>
    public abstract Holder Explain(in Contender of, int need, ExplanationScope explanationScope);

    /// <summary>What is to be done against it, where it blocks; <see langword="null"/> where nothing can be.</summary>
    /// <param name="of">Who is to go.</param>
    /// <param name="need">Which need.</param>
    /// <param name="taken">What others take of the thing that go before.</param>
    /// <param name="startsNow">Whether the job then starts.</param>
    /// <param name="left">What else holds it.</param>
    public virtual WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) => null;

    /// <summary>Whether it stops them, as things are or as a trial has them.</summary>
    public bool Stops(in Contender of, int need) => Blocks(of, need) && of.Trial?.Lifts(this, BlockerOf(of, need)) != true;

    /// <summary>Whether so many units more than a trial has given away are there.</summary>
    private protected bool HasRoom(Counter counter, int units, in Contender of, int need) => counter.HasRoomFor(units + Uses(of, need));

    /// <summary>What a trial has given away of the thing.</summary>
    private protected int Uses(in Contender of, int need) => of.Trial is { } trial ? trial.Acquired(BlockerOf(of, need)) : 0;
}
