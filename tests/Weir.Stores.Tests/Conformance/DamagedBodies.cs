namespace Weir.Stores.Tests.Conformance;

/// <summary>Bodies of a job's row that no version wrote, or a later one will.</summary>
public static class DamagedBodies
{
    public static TheoryData<string> All() =>
        [
            "",
            "null",
            "[]",
            "{}",
            "{",
            """{"number":0,"name":"A","user":"u","machine":"m","schedule":"S","scheduleDate":"2026-03-14","state":"Waiting","trackType":"Track","way":"Submit","mode":"Stored","submittedAt":"2026-03-14T12:00:00Z"}""",
            """{"number":2,"name":"A","user":null,"machine":"m","schedule":"S","scheduleDate":"2026-03-14","state":"Waiting","trackType":"Track","way":"Submit","mode":"Stored","submittedAt":"2026-03-14T12:00:00Z"}""",
            """{"number":2,"name":"A","user":"u","machine":"m","schedule":"S","scheduleDate":"2026-03-14","state":99,"trackType":"Track","way":"Submit","mode":"Stored","submittedAt":"2026-03-14T12:00:00Z"}""",
            """{"number":2,"name":"A","user":"u","machine":"m","schedule":"S","scheduleDate":"2026-03-14","state":"OfTheFuture","trackType":"Track","way":"Submit","mode":"Stored","submittedAt":"2026-03-14T12:00:00Z"}""",
        ];
}
