using System.Text.Json;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Stores.Json;

/// <summary>Bodies of rows as objects, or an exception that says what is wrong with the row.</summary>
internal static class StoredBody
{
    public static Job Job(string body)
    {
        var job = Read(JsonSerializer.Deserialize(body, StoreJson.Default.Job));
        return
            Enum.IsDefined(job.State)
            && Enum.IsDefined(job.TrackType)
            && Enum.IsDefined(job.Way)
            && Enum.IsDefined(job.Mode)
            && job.Holds.All(hold => hold is { Code: not null, Text: not null, Release: not null })
            ? job
            : throw new InvalidDataException("a member of the job is not a word of this version");
    }

    public static Order Order(string body) => Read(JsonSerializer.Deserialize(body, StoreJson.Default.Order));

    public static Fact Fact(string body) => Read(JsonSerializer.Deserialize(body, StoreJson.Default.Fact));

    private static T Read<T>(T? value)
        where T : class => value ?? throw new InvalidDataException("the row is empty");
}
