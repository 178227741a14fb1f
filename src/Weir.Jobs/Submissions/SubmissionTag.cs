namespace Weir.Jobs;

/// <summary>The fields of a submission as bytes; a number is never used for something else.</summary>
internal enum SubmissionTag : byte
{
    Key = 1,
    Name,
    Way,
    Mode,
    JobDescription,
    JobQueue,
    Argument,
    Script,
    Environment,
    Directory,
    Umask,
    ResourceLimit,
    LocalDataArea,
    Library,
    JobDate,
    Priority,
    Hold,
    Limit,
    RerunOf,
    Monitor,
    MonitorPassword,
    Service = 40,
    FilledFor = 50,
}
