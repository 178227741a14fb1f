using Weir.Jobs;

namespace Weir.Day;

/// <summary>How far a decision was before an input.</summary>
internal readonly record struct Savepoint(
    int Events,
    int Messages,
    int Orders,
    int Answers,
    int Gaps,
    int ScheduleDays,
    int LimitsMade,
    int Accepted,
    int LimitSettings,
    int Leased,
    int SetAside,
    int Retried,
    int Audit,
    int NextNumber,
    ObjectName? ActivePolicy
);
