using Microsoft.Extensions.Logging;
using Weir.Agent.Audit;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>What callers may ask of a machine's job variables. Every method refuses by <see cref="AgentRefusedException"/>.</summary>
public sealed class AgentVariables
{
    private const int LongestText = 200;
    private const string Variable = "variable";

    private readonly VariableAccess _desk;
    private readonly JobRecorder _recorder;
    private readonly MachineAudit _audit;
    private readonly TimeProvider _time;
    private readonly ILogger<AgentVariables> _log;

    internal AgentVariables(
        VariableAccess desk,
        JobRecorder recorder,
        MonitoredJobs jobs,
        AgentConditions conditions,
        MachineAudit audit,
        TimeProvider time,
        ILogger<AgentVariables> log
    )
    {
        _desk = desk;
        _recorder = recorder;
        _audit = audit;
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
    public async Task<VariablePage> ListAsync(
        string? owner,
        bool all,
        bool monitoring,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        if (owner is not null)
        {
            _ = _desk.Read($"${owner}.X", asker);
        }

        var found = await _desk
            .RunAsync(
                asker,
                () =>
                    _desk
                        .Store.List(all ? null : owner ?? asker.Submitter.User)
                        .Where(variable => VariableAccess.MayKnow(variable, asker) && (!monitoring || variable.MonitoredBy is not null))
                        .Select(variable => (Variable: variable, Status: StatusOf(variable)))
                        .ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        List<VariableView> views = [];
        foreach (var (variable, status) in found)
        {
            var view = await _desk.ViewAsync(variable, null, cancellationToken).ConfigureAwait(false);
            view.Status = status;
            views.Add(view);
        }

        return new VariablePage(views);
    }

    /// <summary>A variable with what it holds.</summary>
    public async Task<VariableView> ShowAsync(string name, VariableRequester asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var (variable, value) = await _desk
            .RunAsync(asker, () => (_desk.Find(id, asker), _desk.Store.Read(id, asker.Caller)), cancellationToken)
            .ConfigureAwait(false);
        return await _desk.ViewAsync(variable, value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A variable without what it holds.</summary>
    public Task<VariableView> DescribeAsync(string name, VariableRequester asker, CancellationToken cancellationToken) =>
        _desk.ViewAsync(_desk.Read(name, asker), asker, cancellationToken);

    /// <summary>Makes a variable.</summary>
    public async Task<VariableView> CreateAsync(VariableAttributes attributes, VariableRequester asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(attributes.Name ?? throw VariableAccess.Invalid("the name is missing"), asker);
        _desk.RequireRoom();
        var made = await _desk
            .RunAsync(asker, () => _desk.Store.Create(id, asker.Caller, AttributeParser.SettingsOf(attributes, _time)), cancellationToken)
            .ConfigureAwait(false);
        return await _desk.ViewAsync(made, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes into a variable, on a condition where one is given.</summary>
    public async Task<VariableView> WriteAsync(
        string name,
        VariableWrite write,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        var id = _desk.Read(name, asker);
        var variable = await _desk.RunAsync(asker, () => Written(id, write, asker), cancellationToken).ConfigureAwait(false);
        return await _desk.ViewAsync(variable, null, cancellationToken).ConfigureAwait(false);
    }

    private VariableDescription Written(VariableId id, VariableWrite write, VariableRequester asker)
    {
        var variable = _desk.Find(id, asker);
        var bytes =
            AttributeParser.BytesOf("value", write.Value, write.Text, variable, write.Position)
            ?? throw VariableAccess.Invalid("say what to write: value (base64) or text");
        var position = write.Position ?? 1;
        if (AttributeParser.BytesOf("ifValue", write.IfValue, write.IfText, variable, write.Position) is not { } expected)
        {
            _desk.Store.Set(id, asker.Caller, position, bytes);
        }
        else if (!_desk.Store.CompareAndSet(id, asker.Caller, position, expected, bytes))
        {
            throw new AgentRefusedException(
                ProblemCodes.Differs,
                $"{id} does not hold that {(write.Position is null ? "now" : $"at position {position}")}: nothing was written"
            );
        }

        return variable;
    }

    /// <summary>Says something in a monitoring variable, as MODIFY-MONJV does.</summary>
    public async Task<VariableView> ModifyAsync(
        string name,
        MonitoringChange change,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        var id = _desk.Read(name, asker);
        var variable = await _desk
            .RunAsync(
                asker,
                () =>
                {
                    var found = _desk.Find(id, asker);
                    MonitoringWriter.Apply(_desk.Store, id, change, asker.Caller);
                    return found;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return await _desk.ViewAsync(variable, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes what a variable is.</summary>
    public Task<VariableView> ChangeAsync(
        string name,
        VariableAttributes attributes,
        VariableRequester asker,
        CancellationToken cancellationToken
    ) => ActAsync("jv attributes", name, asker, () => ChangedAsync(name, attributes, asker, cancellationToken));

    private async Task<VariableView> ChangedAsync(
        string name,
        VariableAttributes attributes,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        var id = _desk.Read(name, asker);
        var change = AttributeParser.ChangeOf(attributes, _time);
        var renamed = attributes.Name is { } wanted ? _desk.Read(wanted, asker) : id;
        if (renamed.User != id.User)
        {
            throw VariableAccess.Invalid($"a variable stays its owner's: {id} cannot become {renamed}");
        }

        await _desk
            .RunAsync(
                asker,
                () =>
                {
                    _ = _desk.Find(id, asker);
                    if (AttributeParser.EncodingOf(attributes.Encoding) is { } encoding)
                    {
                        _desk.Store.Convert(id, asker.Caller, encoding);
                    }

                    _desk.Store.Change(id, asker.Caller, change);
                    if (renamed != id)
                    {
                        _desk.Store.Rename(id, asker.Caller, renamed.Name);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return await _desk.ViewAsync(renamed, asker, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a variable; answers what it was.</summary>
    public Task<VariableView> RemoveAsync(string name, VariableRequester asker, CancellationToken cancellationToken) =>
        ActAsync("jv remove", name, asker, () => RemovedAsync(name, asker, cancellationToken));

    private async Task<VariableView> RemovedAsync(string name, VariableRequester asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var view = await _desk.ViewAsync(id, asker, cancellationToken).ConfigureAwait(false);
        await _desk.RunAsync(asker, () => _desk.Store.Remove(id, asker.Caller), cancellationToken).ConfigureAwait(false);
        return view;
    }

    /// <summary>Takes a variable's protection off, on record.</summary>
    public Task<VariableView> UnprotectAsync(string name, string? text, VariableRequester asker, CancellationToken cancellationToken)
    {
        var id = _desk.Read(name, asker);
        var audited = _audit.CreateFact(asker with { Text = text ?? asker.Text }, "jv unprotect", Variable, id.ToString());
        return _audit.DoAsync(audited, () => UnprotectedAsync(audited, id, text, asker, cancellationToken));
    }

    private async Task<VariableView> UnprotectedAsync(
        AuditedAction audited,
        VariableId id,
        string? text,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        if (asker.Role != Role.Administrator)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                "only an administrator takes the protection off: root, or the user who runs weir up"
            );
        }

        var job = await _desk
            .RunAsync(
                asker,
                () =>
                {
                    var monitored = _desk.Find(id, asker).MonitoredBy;
                    _desk.Store.Unprotect(id, asker.Caller);
                    return monitored;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var reason = string.IsNullOrWhiteSpace(text) ? "no reason given" : Printable.Escape(text, LongestText);
        _log.VariableUnprotected(id.ToString(), asker.Submitter.User, reason);
        var message = new AgentMessage(
            _time.GetUtcNow(),
            MessageSeverity.Warning,
            "unprotected",
            $"{asker.Submitter.User} took the protection of variable {id} off: {reason}",
            job
        );
        await _recorder
            .WriteAsync(
                new JournalEntry
                {
                    Facts = [message, _audit.Succeeded(audited, "protected", "unprotected", job is { } of ? $"shows job {of}" : null)],
                }
            )
            .ConfigureAwait(false);
        return await _desk.ViewAsync(id, asker, cancellationToken).ConfigureAwait(false);
    }

    // What one does with one's own is no affair of others; with another's it is, and so is the attempt.
    private async Task<VariableView> ActAsync(string action, string name, VariableRequester asker, Func<Task<VariableView>> work)
    {
        var id = _desk.Read(name, asker);
        if (id.User == asker.Submitter.User)
        {
            return await work().ConfigureAwait(false);
        }

        var audited = _audit.CreateFact(asker, action, Variable, id.ToString());
        var view = await _audit.DoAsync(audited, work).ConfigureAwait(false);
        await _audit.KeepAsync(audited).ConfigureAwait(false);
        return view;
    }

    // A list waits for nobody's lock.
    private string? StatusOf(VariableDescription variable) =>
        !variable.HasReadPassword && _desk.Store.TryReadAtOnce(variable.Variable, out var value) && value is { } held
            ? VariableViews.RecordOf(held)?.Status
            : null;
}
