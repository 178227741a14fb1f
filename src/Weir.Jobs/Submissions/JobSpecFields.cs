using static Weir.Jobs.SubmissionField;

namespace Weir.Jobs;

/// <summary>A job's description as fields of a submission; gathers them one after the other when they are read.</summary>
internal sealed class JobSpecFields
{
    private readonly List<LimitNeed> _limits = [];
    private readonly List<ObjectName> _libraries = [];
    private ObjectName? _name;
    private ObjectName? _service;
    private QualifiedName _description = QualifiedName.Default;
    private QualifiedName _queue = QualifiedName.Default;
    private int _priority = 5;
    private DateOnly? _date;
    private string? _monitor;
    private byte[]? _area;

    /// <summary>The description that was read; <see langword="null"/> where there is none, since it had no name.</summary>
    public JobSpec? Spec =>
        _name is not { } name
            ? null
            : new JobSpec
            {
                Name = name,
                JobDescription = _description,
                JobQueue = _queue,
                Priority = _priority,
                Limits = _limits,
                Service = _service,
                JobDate = _date,
                Monitor = _monitor,
                LibraryList = _libraries,
                LocalDataArea = _area,
            };

    public static void Write(MemoryStream bytes, JobSpec spec)
    {
        WriteField(bytes, SubmissionTag.Name, spec.Name.Text);
        WriteField(bytes, SubmissionTag.JobDescription, spec.JobDescription.ToString());
        WriteField(bytes, SubmissionTag.JobQueue, spec.JobQueue.ToString());
        WriteField(bytes, SubmissionTag.Priority, spec.Priority);
        foreach (var need in spec.Limits)
        {
            WriteField(bytes, SubmissionTag.Limit, need.ToString());
        }

        if (spec.Service is { } service)
        {
            WriteField(bytes, SubmissionTag.Service, service.Text);
        }

        if (spec.JobDate is { } date)
        {
            WriteField(bytes, SubmissionTag.JobDate, date.DayNumber);
        }

        if (spec.Monitor is { } monitor)
        {
            WriteField(bytes, SubmissionTag.Monitor, monitor);
        }

        foreach (var library in spec.LibraryList)
        {
            WriteField(bytes, SubmissionTag.Library, library.Text);
        }

        if (spec.LocalDataArea is { } area)
        {
            WriteField(bytes, SubmissionTag.LocalDataArea, area);
        }
    }

    /// <summary>Takes a field, where it is one of the description's.</summary>
    /// <exception cref="FormatException">It is not what its tag says.</exception>
    public bool TryRead(in SubmissionField field)
    {
        switch (field.Tag)
        {
            case SubmissionTag.Name:
                _name = ObjectName.Parse(field.Text);
                return true;
            case SubmissionTag.JobDescription:
                _description = QualifiedName.Parse(field.Text);
                return true;
            case SubmissionTag.JobQueue:
                _queue = QualifiedName.Parse(field.Text);
                return true;
            case SubmissionTag.Priority:
                _priority = field.Number(1, 9);
                return true;
            case SubmissionTag.Limit:
                _limits.Add(LimitNeed.TryParse(field.Text, out var need) ? need : throw field.Wrong);
                return true;
            case SubmissionTag.Service:
                _service = ObjectName.Parse(field.Text);
                return true;
            case SubmissionTag.JobDate:
                _date = DateOnly.FromDayNumber(field.Number(0, DateOnly.MaxValue.DayNumber));
                return true;
            case SubmissionTag.Monitor:
                _monitor = field.Text;
                return true;
            case SubmissionTag.Library:
                _libraries.Add(ObjectName.Parse(field.Text));
                return true;
            case SubmissionTag.LocalDataArea:
                _area = field.Value.Length <= JobSpec.LocalDataAreaSize ? field.Value.ToArray() : throw field.Wrong;
                return true;
            default:
                return false;
        }
    }
}
