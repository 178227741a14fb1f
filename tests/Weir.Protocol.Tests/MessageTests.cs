using System.Text.Json;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Protocol.Definitions;
using Weir.Protocol.Jobs;

namespace Weir.Protocol.Tests;

public sealed class MessageTests
{
    private static readonly JobView Job = new(new JobSpec { Name = ObjectName.Parse("NIGHTLY") })
    {
        Number = 147,
        Id = "J0000147",
        User = "alice",
        Machine = "m",
        Schedule = "AdHoc",
        Date = new DateOnly(2026, 11, 21),
        State = "Waiting",
        Holders = [new HolderView("user", "user-hold", "held by alice", DateTimeOffset.UnixEpoch, "weir release 147")],
        SubmittedAt = new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.Zero),
        TrackType = "track",
        Way = "submit",
        Mode = "stored",
    };

    [Fact]
    public void A_job_says_the_same_after_the_journey()
    {
        var text = JsonSerializer.Serialize(Job, WeirJson.Default.JobView);

        var back = JsonSerializer.Deserialize(text, WeirJson.Default.JobView)!;

        Assert.Equal(text, JsonSerializer.Serialize(back, WeirJson.Default.JobView));
        Assert.Contains("\"number\":147", text, StringComparison.Ordinal);
        Assert.Contains("\"date\":\"2026-11-21\"", text, StringComparison.Ordinal);
        Assert.Contains("\"submittedAt\":\"2026-11-21T11:00:00+00:00\"", text, StringComparison.Ordinal);
        Assert.Contains("\"exitCode\":null", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_to_start_a_job_of_a_sub_schedules_day_says_for_which_day_its_placeholders_are_filled()
    {
        Assert.True(ObjectName.TryParseDay("Sites_NORTH[Site]", out var day));
        var filled = new FilledFor(day, ObjectName.Parse("Site"), new DateOnly(2026, 11, 21));
        Order order = new StartPlanned(
            new TrackingNumber(147),
            new JobSpec { Name = ObjectName.Parse("LOAD") },
            new PlannedCommand { Arguments = ["true"] }
        )
        {
            FilledFor = filled,
        };

        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(order, WeirJson.Default.Order), WeirJson.Default.Order);

        Assert.Equal(filled, Assert.IsType<StartPlanned>(back).FilledFor);
    }

    [Fact]
    public void What_a_newer_weir_says_besides_is_passed_over()
    {
        var back = JsonSerializer.Deserialize("""{"items":[],"next":null,"ofTomorrow":{"x":[1,2]}}""", WeirJson.Default.JobPage)!;

        Assert.Empty(back.Items);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var request = JsonSerializer.Deserialize("""{"command":["true"]}""", WeirJson.Default.SubmitRequest)!;

        Assert.Equal(["true"], request.Command!);
        Assert.False(request.Hold);
        Assert.Null(request.Priority);
        Assert.Null(request.Key);
    }

    [Fact]
    public void A_job_without_its_number_is_no_job() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"name":"X"}""", WeirJson.Default.JobView));

    [Fact]
    public void Files_to_apply_keep_their_names_order_and_every_character()
    {
        var request = new ApplyRequest([new ApplyFile("a.yaml", "kind: limit\nname: \"ä\u0000\"\n"), new ApplyFile("standard input", "")]);

        var back = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(request, WeirJson.Default.ApplyRequest),
            WeirJson.Default.ApplyRequest
        )!;

        Assert.Equal(request.Files, back.Files);
    }
}
