using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;

namespace Weir.Day.State;

/// <summary>
/// The properties that there are, and which waiting jobs have expressions over what: a change of a name costs as much as jobs wait that
/// name it.
/// </summary>
internal sealed class ExpressionsOfDay(DayState day)
{
    private readonly Dictionary<PropertyPath, string> _properties = [];
    private readonly Dictionary<TrackingNumber, ExpressionsOfJob> _waiting = [];
    private readonly Dictionary<PlaceholderName, HashSet<TrackingNumber>> _byName = [];
    private readonly HashSet<PlaceholderName> _touched = [];
    private readonly SortedSet<TrackingNumber> _freed = [];
    private readonly SortedSet<TrackingNumber> _stopped = [];

    /// <summary>Whether jobs may be held by an expression no more and were not looked at since.</summary>
    public bool HasFreed => _freed.Count > 0 || _touched.Count > 0;

    /// <summary>The thresholds that expressions of waiting jobs name.</summary>
    public IEnumerable<ThresholdName> Thresholds => _byName.Keys.Select(name => name.Threshold).OfType<ThresholdName>();

    /// <summary>What a name stands for; <see langword="null"/> where there is none such. A threshold that nobody has set is 0.</summary>
    public ExpressionValue? ValueOf(PlaceholderName name) =>
        name switch
        {
            { Property: { } path } => _properties.TryGetValue(path, out var text) ? ExpressionValue.Of(text) : null,
            { Threshold: { } threshold } => ExpressionValue.Of((decimal)day.Thresholds.ValueOf(threshold)),
            { Maximum: { } limit } => day.Limits.All.TryGetValue(limit, out var found) ? ExpressionValue.Of((decimal)found.Maximum) : null,
            { InUse: { } limit } => day.Limits.All.TryGetValue(limit, out var found) ? ExpressionValue.Of((decimal)found.InUse) : null,
            _ => null,
        };

    /// <summary>Whether an expression holds a job.</summary>
    public bool Hold(Job job) => job.Expressions.Count > 0 && Of(job).Hold(ValueOf);

    /// <summary>A job's expressions that are false, in the order of its definition.</summary>
    public IEnumerable<(AskedExpression Asked, ExpressionResult Result)> UnmetOf(Job job) =>
        job.Expressions.Count == 0
            ? []
            : Of(job).All.Select(asked => (Asked: asked, Result: asked.Ask(ValueOf))).Where(asked => !asked.Result.IsTrue);

    /// <summary>The waiting jobs whose expressions name this, in no order.</summary>
    public IEnumerable<Job> Naming(PlaceholderName name) =>
        _byName.TryGetValue(name, out var numbers)
            ? numbers.Select(number => day.TryFind(number, out var job) ? job : null).OfType<Job>()
            : [];

    /// <summary>A property holds this, or with <see langword="null"/> is gone.</summary>
    public void Set(PropertyPath path, string? value)
    {
        if (value is null)
        {
            _properties.Remove(path);
        }
        else
        {
            _properties[path] = value;
        }

        Touch(PlaceholderName.Of(path));
    }

    /// <summary>What is kept under a name may be otherwise now: those that name it are asked before the next of them goes.</summary>
    public void Touch(PlaceholderName name)
    {
        if (_byName.ContainsKey(name))
        {
            _touched.Add(name);
        }
    }

    /// <summary>A limit, or what is in use of it, may be otherwise now.</summary>
    public void TouchLimit(ObjectName limit)
    {
        if (_byName.Count > 0)
        {
            Touch(PlaceholderName.OfMaximum(limit));
            Touch(PlaceholderName.OfUse(limit));
        }
    }

    /// <summary>All limits may be otherwise now.</summary>
    public void TouchLimits() => _touched.UnionWith(_byName.Keys.Where(name => (name.Maximum ?? name.InUse) is not null));

    /// <summary>A job is as it is now: one that waits is known by what its expressions name, another is not.</summary>
    public void Observe(Job job)
    {
        var waits = job is { State: JobState.Waiting, Expressions.Count: > 0 };
        if (_waiting.TryGetValue(job.Number, out var known))
        {
            if (waits && known.IsOf(job))
            {
                known.WasHeld = known.Hold(ValueOf);
                return;
            }

            Forget(job.Number, known);
        }

        if (!waits)
        {
            return;
        }

        var expressions = new ExpressionsOfJob(job);
        expressions.WasHeld = expressions.Hold(ValueOf);
        _waiting.Add(job.Number, expressions);
        foreach (var name in expressions.Kept)
        {
            if (!_byName.TryGetValue(name, out var numbers))
            {
                _byName.Add(name, numbers = []);
            }

            numbers.Add(job.Number);
        }
    }

    /// <summary>The next job that an expression holds now and none did before.</summary>
    public bool TryStopped(out TrackingNumber number)
    {
        AskTouched();
        return TryTake(_stopped, out number);
    }

    /// <summary>The next job that no expression holds any more.</summary>
    public bool TryFreed(out TrackingNumber number)
    {
        AskTouched();
        return TryTake(_freed, out number);
    }

    private ExpressionsOfJob Of(Job job) =>
        _waiting.TryGetValue(job.Number, out var known) && known.IsOf(job) ? known : new ExpressionsOfJob(job);

    private void AskTouched()
    {
        foreach (var number in _touched.Where(_byName.ContainsKey).SelectMany(name => _byName[name]).Distinct())
        {
            var asked = _waiting[number];
            var holds = asked.Hold(ValueOf);
            if (holds != asked.WasHeld)
            {
                asked.WasHeld = holds;
                (holds ? _freed : _stopped).Remove(number);
                (holds ? _stopped : _freed).Add(number);
            }
        }

        _touched.Clear();
    }

    private void Forget(TrackingNumber number, ExpressionsOfJob known)
    {
        _waiting.Remove(number);
        _freed.Remove(number);
        _stopped.Remove(number);
        foreach (var name in known.Kept)
        {
            if (_byName.TryGetValue(name, out var numbers) && numbers.Remove(number) && numbers.Count == 0)
            {
                _byName.Remove(name);
            }
        }
    }

    private static bool TryTake(SortedSet<TrackingNumber> from, out TrackingNumber number)
    {
        number = from.Min;
        return from.Remove(number);
    }
}
