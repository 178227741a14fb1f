using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>All that the shepherd of a job needs to keep the job's record right, whether its agent is there or not.</summary>
public sealed record MonitorOrder
{
    /// <summary>The job.</summary>
    public required TrackingNumber Number { get; init; }

    /// <summary>The folder of all variables, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The variable.</summary>
    public required VariableId Variable { get; init; }

    /// <summary>The user that its file belongs to.</summary>
    public required uint Owner { get; init; }

    /// <summary>The variable's encoding.</summary>
    public VariableEncoding Encoding { get; init; }

    /// <summary>The job, among those of its agent.</summary>
    public required Tsn Tsn { get; init; }

    /// <summary>The job's agent.</summary>
    public required CatalogId Catalog { get; init; }

    /// <summary>The machine's session.</summary>
    public required SessionNumber Session { get; init; }

    /// <summary>When monitoring began.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The schedule the job is on, or <see langword="null"/>.</summary>
    public string? Schedule { get; init; }

    /// <summary>Exit statuses that count as success.</summary>
    public ExitCodes Ok { get; init; } = ExitCodes.ZeroOnly;

    /// <summary>Whether a record speaks of this very monitoring.</summary>
    public bool Owns(MonitoringRecord record) =>
        record.Tsn == Tsn.ToString()
        && record.Catalog == Catalog.ToString()
        && record.Session == Session.ToString()
        && record.Text(RecordField.Started) == MonitoringRecord.Stamp(OpenedAt);

    /// <summary>
    /// A record as it is to be when the job does this: opened anew where it speaks of something else, else with another status and
    /// all that the job wrote itself.
    /// </summary>
    public MonitoringRecord Apply(MonitoringRecord record, MonitoringStatus status) =>
        Owns(record)
            ? record.With(status)
            : record.Opened(
                new RecordOpening
                {
                    Status = status,
                    Tsn = Tsn,
                    Catalog = Catalog,
                    Session = Session,
                    StartedAt = OpenedAt,
                    Schedule = Schedule,
                }
            );
}
