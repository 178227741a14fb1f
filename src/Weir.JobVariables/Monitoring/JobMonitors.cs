using Weir.Jobs;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>The agent's side of monitoring: which variable speaks of which job, and that it says what is true.</summary>
public sealed class JobMonitors(VariableStore store)
{
    private const string Originator = "weir";

    /// <summary>
    /// Takes a variable for a job, in one step: made, and shared, where it is not there; refused where the job's user may not write it or
    /// it monitors another job. With a status the record says it at once. The answer goes into the job's folder, see
    /// <see cref="MonitorFile"/>.
    /// </summary>
    /// <exception cref="VariableException">It cannot be had; the message says why.</exception>
    public MonitorOrder Claim(VariableId id, VariableCaller jobUser, MonitorRequest request) =>
        store.InFolder(
            id,
            make: true,
            shelf =>
            {
                var attributes = shelf.Find(id);
                if (attributes?.Monitor is { } other && other.Number != request.Number)
                {
                    throw new VariableException(VariableRefusal.InUse, $"{id} monitors job {other.Number}");
                }

                if (attributes is null)
                {
                    store.RequireRoom(id, jobUser);
                    attributes = store.Create(shelf, id, jobUser, new VariableSettings { Shared = true });
                }
                else if (attributes.Monitor is null)
                {
                    store.Check(id, attributes, jobUser, VariableUse.WriteSystemPart);
                }

                // To the second, as the record has it.
                var opened = store.Now;
                opened = opened.AddTicks(-(opened.Ticks % TimeSpan.TicksPerSecond));
                var claim =
                    attributes.Monitor ?? new MonitorClaim(request.Number, request.Tsn, store.Identity.Session, opened, request.Schedule);
                attributes = attributes with { Monitor = claim };
                var order = OrderOf(id, attributes, claim) with { Ok = request.Ok };
                if (request.Status is { } status)
                {
                    Write(shelf, attributes, order, status, null);
                }
                else
                {
                    // What cannot be opened now could not be written later.
                    shelf.Open(id, attributes).Dispose();
                }

                shelf.SaveAttributes(id, attributes);
                return order;
            }
        );

    /// <summary>Lets the record say it, writing only what differs; a file that is gone is made again.</summary>
    /// <param name="id">The variable.</param>
    /// <param name="number">The job that it must monitor.</param>
    /// <param name="status">What the job does, or has come to.</param>
    /// <param name="cancelled">Who ended it, and why, where that is to stand there.</param>
    /// <exception cref="VariableException">It cannot be written.</exception>
    public SettleOutcome Update(VariableId id, TrackingNumber number, MonitoringStatus status, CancelMark? cancelled = null) =>
        Update(id, number, status, cancelled, RecordFile.Patience);

    /// <summary>
    /// Ends monitoring: the record is let stand, the variable is its owner's again. Nothing where it monitors another job.
    /// </summary>
    public bool Release(VariableId id, TrackingNumber number) =>
        store.InFolder(
            id,
            make: true,
            shelf =>
            {
                if (shelf.Find(id) is not { Monitor: { } claim } attributes || claim.Number != number)
                {
                    return false;
                }

                shelf.SaveAttributes(id, attributes with { Monitor = null });
                return true;
            }
        );

    /// <summary>Ends monitoring before the job ends, or moves it away: the record says <c>$A</c>, and why.</summary>
    public void End(VariableId id, TrackingNumber number, string originator, string text)
    {
        Update(id, number, MonitoringStatus.Failed, new CancelMark(originator, text));
        Release(id, number);
    }

    /// <summary>
    /// Looks at all variables, when the agent starts: each that monitors a job is made to say what is true of it, and released where the
    /// job is over; a record of this agent's that says waiting or running and that nobody claims any more is ended.
    /// </summary>
    /// <param name="truth">What is known of a job; <see langword="null"/> where the job is none of the agent's any more.</param>
    public IReadOnlyList<SweepFinding> Sweep(Func<TrackingNumber, SweepVerdict?> truth)
    {
        List<SweepFinding> findings = [];
        foreach (var user in UserVariables.Users(store.Folder))
        {
            foreach (var name in UserVariables.Names(store.Folder, user))
            {
                var id = new VariableId(user, name);
                TrackingNumber? number = null;
                try
                {
                    number = store.Find(id)?.MonitoredBy;
                    var outcome = number is { } job ? SweepClaimed(id, job, truth(job)) : SweepUnclaimed(id);
                    if (outcome != SettleOutcome.NotMonitored)
                    {
                        findings.Add(new SweepFinding(id, number, outcome, null));
                    }
                }
                catch (VariableException refused)
                {
                    findings.Add(new SweepFinding(id, number, null, refused.Message));
                }
            }
        }

        return findings;
    }

    private SettleOutcome SweepClaimed(VariableId id, TrackingNumber number, SweepVerdict? verdict)
    {
        verdict ??= new SweepVerdict(MonitoringStatus.Failed, new CancelMark(Originator, "job unknown to its agent"));
        var outcome = Update(id, number, verdict.Status, verdict.Reason, patience: 0);
        if (verdict.Status.IsEnd)
        {
            Release(id, number);
        }

        return outcome;
    }

    private SettleOutcome SweepUnclaimed(VariableId id) =>
        store.WithVariable(
            id,
            (shelf, attributes) =>
                shelf.HasValue(id)
                && store.Update(
                    shelf,
                    id,
                    attributes,
                    record =>
                        IsStale(record) ? record.With(MonitoringStatus.Failed).WithCancellation(Originator, "stale, no such job") : record,
                    patience: 0
                )
                    ? SettleOutcome.Corrected
                    : SettleOutcome.NotMonitored
        );

    private bool IsStale(MonitoringRecord record) =>
        record.Status.Letters is "S" or "R"
        && record.Type == 'J'
        && record.Catalog == store.Identity.Catalog.ToString()
        && record.Text(RecordField.Zero) == "0"
        && Tsn.TryParse(record.Tsn, out _)
        && record.StartedAt is not null;

    // At a start nobody is waited for: a file that its owner keeps locked is written without.
    private SettleOutcome Update(VariableId id, TrackingNumber number, MonitoringStatus status, CancelMark? cancelled, int patience) =>
        store.InFolder(
            id,
            make: true,
            shelf =>
                shelf.Find(id) is { Monitor: { } claim } attributes && claim.Number == number
                    ? Write(shelf, attributes, OrderOf(id, attributes, claim), status, cancelled, patience)
                    : SettleOutcome.NotMonitored
        );

    private SettleOutcome Write(
        UserVariables shelf,
        VariableAttributes attributes,
        MonitorOrder order,
        MonitoringStatus status,
        CancelMark? cancelled,
        int patience = RecordFile.Patience
    )
    {
        var id = order.Variable;
        var repaired = !shelf.HasValue(id);
        if (repaired)
        {
            var group = UserAccounts.Find(attributes.Owner)?.GroupId ?? UserAccounts.CurrentGroupId;
            shelf.Create(id, attributes, group, MonitoringRecord.Blank(attributes.Encoding, attributes.Size).Bytes);
        }

        var changed = store.Update(
            shelf,
            id,
            attributes,
            record =>
            {
                var said = order.Apply(record, status);
                return cancelled is null ? said : said.WithCancellation(cancelled.Originator, cancelled.Text);
            },
            patience
        );
        return repaired ? SettleOutcome.Repaired
            : changed ? SettleOutcome.Corrected
            : SettleOutcome.Right;
    }

    private MonitorOrder OrderOf(VariableId id, VariableAttributes attributes, MonitorClaim claim) =>
        new()
        {
            Number = claim.Number,
            Folder = store.Folder,
            Variable = id,
            Owner = attributes.Owner,
            Encoding = attributes.Encoding,
            Tsn = claim.Tsn,
            Catalog = store.Identity.Catalog,
            Session = claim.Session,
            OpenedAt = claim.OpenedAt,
            Schedule = claim.Schedule,
        };
}
