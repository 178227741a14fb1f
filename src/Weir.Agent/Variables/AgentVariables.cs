using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>What callers may ask of a machine's job variables. Every method refuses by <see cref="AgentRefusedException"/>.</summary>
public sealed class AgentVariables
{
    private const int LongestText = 200;

    private readonly VariableDesk _desk;
    private readonly JobRecorder _recorder;
    private readonly TimeProvider _time;
    private readonly ILogger<AgentVariables> _log;

    internal AgentVariables(VariableDesk desk, JobRecorder recorder, MonitoredJobs jobs, AgentConditions conditions, TimeProvider time, ILogger<AgentVariables> log)
    {
        _desk = desk;
        _recorder = recorder;
        _time = time;
        _log = log;
        Jobs = jobs;
        Conditions = conditions;
    }

    /// <summary>The variables of jobs, by their jobs.</summary>
    public MonitoredJobs Jobs { get; }

    /// <summary>Waiting, and acting, on conditions.</summary>
    public AgentConditions Conditions { get; }

    /// <summary>The variables of one user, or of all, as far as the asker may know of them.</summary>
    public async Task<VariablePage> ListAsync(string? owner, bool all, bool monitoring, VariableAsker asker, CancellationToken cancellationToken)
    {
        if (owner is not null)
        {
            _ = _desk.Read($"${owner}.X", asker);
        }

        var found = VariableRefusals.Ask(() => _desk.Store.List(all ? null : owner ?? asker.Submitter.User));
        List<VariableView> views = [];
        foreach (var variable in found.Where(variable => VariableDesk.MayKnow(variable, asker) && (!monitoring || variable.MonitoredBy is not null)))
        {
            var view = await _desk.ViewAsync(variable, null, cancellationToken).ConfigureAwait(false);
            view.Status = !variable.HasReadPassword && _desk.Store.TryRead(variable.Variable) is { } value ? VariableViews.RecordOf(value)?.Status : null;
            views.Add(view);
        }

        return new VariablePage(views);
    }

    /// <summary>A variable with what it holds.</summary>
    public Task<VariableView> ShowAsync(string name, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var variable = _desk.Find(id, asker);
        return _desk.ViewAsync(variable, VariableRefusals.Ask(() => _desk.Store.Read(id, asker.Caller)), cancellationToken);
    }

    /// <summary>A variable without what it holds.</summary>
    public Task<VariableView> DescribeAsync(string name, VariableAsker asker, CancellationToken cancellationToken) =>
        _desk.ViewAsync(_desk.Read(name, asker), asker, cancellationToken);

    /// <summary>Makes a variable.</summary>
    public Task<VariableView> CreateAsync(VariableAttributes attributes, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(attributes.Name ?? throw VariableDesk.Wrong("the name is missing"), asker);
        var made = VariableRefusals.Ask(() => _desk.Store.Create(id, asker.Caller, AttributeWords.SettingsOf(attributes, _time)));
        return _desk.ViewAsync(made, null, cancellationToken);
    }

    /// <summary>Writes into a variable, on a condition where one is given.</summary>
    public Task<VariableView> WriteAsync(string name, VariableWrite write, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var variable = _desk.Find(id, asker);
        var bytes = AttributeWords.BytesOf("value", write.Value, write.Text, variable, write.Position) ?? throw VariableDesk.Wrong("say what to write: value (base64) or text");
        var position = write.Position ?? 1;
        if (AttributeWords.BytesOf("ifValue", write.IfValue, write.IfText, variable, write.Position) is not { } expected)
        {
            VariableRefusals.Ask(() => _desk.Store.Set(id, asker.Caller, position, bytes));
        }
        else if (!VariableRefusals.Ask(() => _desk.Store.CompareAndSet(id, asker.Caller, position, expected, bytes)))
        {
            throw new AgentRefusedException(ProblemCodes.Differs, $"{id} does not hold that {(write.Position is null ? "now" : $"at position {position}")}: nothing was written");
        }

        return _desk.ViewAsync(variable, null, cancellationToken);
    }

    /// <summary>Says something in a monitoring variable, as MODIFY-MONJV does.</summary>
    public Task<VariableView> ModifyAsync(string name, MonitoringChange change, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var variable = _desk.Find(id, asker);
        RecordWords.Apply(_desk.Store, id, change, asker.Caller);
        return _desk.ViewAsync(variable, null, cancellationToken);
    }

    /// <summary>Changes what a variable is.</summary>
    public Task<VariableView> ChangeAsync(string name, VariableAttributes attributes, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        _ = _desk.Find(id, asker);
        var change = AttributeWords.ChangeOf(attributes, _time);
        var renamed = attributes.Name is { } wanted ? _desk.Read(wanted, asker) : id;
        if (renamed.User != id.User)
        {
            throw VariableDesk.Wrong($"a variable stays its owner's: {id} cannot become {renamed}");
        }

        VariableRefusals.Ask(() =>
        {
            if (AttributeWords.EncodingOf(attributes.Encoding) is { } encoding)
            {
                _desk.Store.Convert(id, asker.Caller, encoding);
            }

            _desk.Store.Change(id, asker.Caller, change);
            if (renamed != id)
            {
                _desk.Store.Rename(id, asker.Caller, renamed.Name);
            }
        });
        return _desk.ViewAsync(renamed, asker, cancellationToken);
    }

    /// <summary>Removes a variable; answers what it was.</summary>
    public async Task<VariableView> RemoveAsync(string name, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var view = await _desk.ViewAsync(id, asker, cancellationToken).ConfigureAwait(false);
        VariableRefusals.Ask(() => _desk.Store.Remove(id, asker.Caller));
        return view;
    }

    /// <summary>Takes a variable's protection off, on record.</summary>
    public async Task<VariableView> UnprotectAsync(string name, string? text, VariableAsker asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        if (asker.Role != Role.Administrator)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, "only an administrator takes the protection off: root, or the user who runs weir up");
        }

        var job = _desk.Find(id, asker).MonitoredBy;
        VariableRefusals.Ask(() => _desk.Store.Unprotect(id, asker.Caller));
        var reason = string.IsNullOrWhiteSpace(text) ? "no reason given" : Printable.Of(text, LongestText);
        _log.VariableUnprotected(id.ToString(), asker.Submitter.User, reason);
        var message = new AgentMessage(_time.GetUtcNow(), MessageSeverity.Warning, "unprotected", $"{asker.Submitter.User} took the protection of variable {id} off: {reason}", job);
        await _recorder.WriteAsync(new JournalEntry { Facts = [message] }).ConfigureAwait(false);
        return await _desk.ViewAsync(id, asker, cancellationToken).ConfigureAwait(false);
    }
}
