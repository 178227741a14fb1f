using Microsoft.Extensions.Logging;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Notices;
using Weir.Protocol;
using Weir.Server.Agents;
using Weir.Server.Changes;
using Weir.Server.Definitions;
using Weir.Server.Events;
using Weir.Server.Expectations;
using Weir.Server.Loop;
using Weir.Server.Measuring;
using Weir.Server.Notices;
using Weir.Server.Policies;
using Weir.Server.Verification;
using Weir.Stores.Server;

namespace Weir.Server;

/// <summary>
/// The server: owns definitions, the day and history. Operations and queries are its extensions, one file each in
/// <c>Operations</c> and <c>Queries</c>.
/// </summary>
public sealed class WeirServer : IAsyncDisposable
{
    private readonly ServerLoop _loop;
    private readonly AgentWatch _watch;
    private readonly PolicySwitch _policies;
    private readonly Retention _retention;
    private readonly EventRunner _events;
    private readonly RefusedAttempts _refused;
    private readonly RunTimeReader _runTimes;

    /// <summary>Makes a server on a store, which it then owns.</summary>
    public WeirServer(IServerStore store, ServerOptions options, TimeProvider time, ILogger<WeirServer> logger)
    {
        Store = store;
        Options = options;
        Time = time;
        Boxes = new OrderBoxes();
        Day = new DayContext(options.BusinessDay, options.History);
        _refused = new RefusedAttempts(time);
        _loop = new ServerLoop(store, Day, Boxes, Changes, time, logger);
        var serverNotices = new ServerNotices(_loop, logger);
        _loop.Unreadable = store.Unreadable = serverNotices.Unreadable;
        SetAside = new SetAsideFacts(store, _loop, logger);
        _watch = new AgentWatch(_loop, options, time, logger);
        _retention = new Retention(store, _loop, SetAside, options, time, logger);
        _loop.Rebuilt = () =>
        {
            _watch.Repeat();
            Capacity!.Repeat();
        };
        _policies = new PolicySwitch(_loop, options.BusinessDay, time, logger);
        _runTimes = new RunTimeReader(store, _loop, Day, time, logger);
        _loop.Decided = (decision, changes) =>
        {
            _runTimes.OnDecision();
            _policies.OnDecision(decision, changes);
        };
        Inquiries = new JournalInquiries(Boxes, time);
        var outbox = new Outbox(_loop, time);
        _loop.Told = outbox.Wake;
        Tellings = outbox;
        _events = new EventRunner(this, _loop, time, logger);
        _loop.Raised = _events.Wake;
        Capacity = new CapacityMeasuring(store, _loop, _watch, options.BusinessDay, time, logger);
        Links = new AgentLinks(_loop, Boxes, _watch, Day, serverNotices, options, time);
    }

    /// <summary>Which jobs changed, as it happens.</summary>
    public ChangeFeed Changes { get; } = new();

    /// <summary>What agents say and are told.</summary>
    public AgentLinks Links { get; }

    /// <summary>How much of their processors machines use.</summary>
    public CapacityMeasuring Capacity { get; }

    /// <summary>What people are to be told, for who delivers it.</summary>
    public IOutbox Outbox => Tellings;

    /// <summary>Whether the store takes what is decided.</summary>
    public bool IsReady => _loop.IsReady;

    /// <summary>Ends where another server became active: this one must end too.</summary>
    public Task Deposed => _loop.Deposed;

    internal IServerStore Store { get; }

    internal ServerOptions Options { get; }

    internal TimeProvider Time { get; }

    internal OrderBoxes Boxes { get; }

    internal DayContext Day { get; }

    internal Outbox Tellings { get; }

    internal AgentWatch Watch => _watch;

    internal SetAsideFacts SetAside { get; }

    internal JournalInquiries Inquiries { get; }

    /// <summary>Opens the store and builds the day from it.</summary>
    /// <exception cref="Stores.StoreException">The store cannot be opened; the message names cause and way out.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _loop.StartAsync(cancellationToken).ConfigureAwait(false);
        _watch.Start();
        await SetAside.RetryAsync(cancellationToken).ConfigureAwait(false);
        _policies.Start();
        _events.Start();
        _retention.Start();
        _runTimes.Start();
        await Capacity.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Capacity.DisposeAsync().ConfigureAwait(false);
        await _runTimes.DisposeAsync().ConfigureAwait(false);
        await _events.DisposeAsync().ConfigureAwait(false);
        await _retention.DisposeAsync().ConfigureAwait(false);
        await _watch.DisposeAsync().ConfigureAwait(false);
        await _loop.DisposeAsync().ConfigureAwait(false);
        await _policies.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Notes for the audit that somebody was refused, before any operation was reached.</summary>
    public void NoteRefusal(AuditedAction audited, string why)
    {
        if (_refused.Add(audited, why) is { } entry)
        {
            _loop.Post(new AuditNote(entry));
        }
    }

    /// <summary>Does an operation; where it is not allowed, the audit has the attempt.</summary>
    internal async Task<T> DoAsync<T>(AuditedAction audited, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (RefusedException refused) when (refused.Code is ProblemCodes.NotAllowed or ProblemCodes.NotFound)
        {
            // What is another's is answered like what is not there: the audit keeps both.
            NoteRefusal(audited, refused.Message);
            throw;
        }
    }

    /// <summary>Keeps in the audit what changes nothing that the loop stores.</summary>
    internal async Task NoteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var note = new AuditNote(entry);
        _loop.Post(note);
        await note.Kept.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    internal async Task<RequestDone> ActAsync(AuditedAction audited, Func<long, Input> input, CancellationToken cancellationToken) =>
        await _loop.AskAsync(audited, input, cancellationToken).ConfigureAwait(false) switch
        {
            RequestDone acted => acted,
            RequestRefused refused => throw new RefusedException(refused.Code, refused.Text),
            var other => throw new InvalidOperationException($"the day answered with {other.GetType().Name}"),
        };

    /// <summary>Does something at the board of notices.</summary>
    internal async Task<T> TellAsync<T>(BoardWork<T> work, CancellationToken cancellationToken)
    {
        _loop.Post(work);
        return await work.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    internal Task<T> ReadAsync<T>(Func<DayView, T> look, CancellationToken cancellationToken) => _loop.ReadAsync(look, cancellationToken);

    internal async Task<T> DefineAsync<T>(
        AuditedAction? audited,
        Func<DefinitionCatalog, DateTimeOffset, DefinitionEdit<T>> edit,
        CancellationToken cancellationToken
    )
    {
        var definitionUpdate = new DefinitionUpdate<T>(audited, edit);
        _loop.Post(definitionUpdate);
        return await definitionUpdate.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A token was used. Nobody waits for that: what the store does not take, the next use says again.</summary>
    internal void NoteUse(string token) =>
        _loop.Post(
            new DefinitionUpdate<bool>(
                null,
                (catalog, now) => new DefinitionEdit<bool>(catalog.With(catalog.Records.WithUse(token, now)), true)
            )
        );

    /// <exception cref="RefusedException">The caller may not do it, to no job at all.</exception>
    internal static void Require(Caller caller, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (Authority.Refusal(caller, operation) is { } refusal)
        {
            throw new RefusedException(ProblemCodes.NotAllowed, refusal);
        }
    }
}
