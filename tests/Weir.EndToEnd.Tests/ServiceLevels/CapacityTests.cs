using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.ServiceLevels;

/// <summary>What the real kernel says of processors, from the agent to who asks.</summary>
public sealed class CapacityTests
{
    [Fact]
    public async Task A_job_that_works_is_seen_as_batch_and_what_was_sampled_outlives_a_kill()
    {
        await using var up = await WeirUp.StartAsync();
        var number = (await up.Weir("submit", "-n", "BURN", "--", "timeout", "120", "sh", "-c", "while :; do :; done")).Number();

        await up.Until(output => Machine(output) is { Batch: > 0.2, Use: var use } machine && use >= machine.Batch, "capacity", "--json");
        await up.KillAsync();
        await up.StartAgainAsync();

        await up.Until(output => Machine(output) is { Samples: > 0 }, "capacity", "--json");

        // A job outlives its Weir: without waiting for its end it would take a processor from all other tests.
        (await up.Weir("cancel", $"{number}", "--grace", "0")).Succeeded();
        await up.Until(output => output.Contains("Cancelled", StringComparison.Ordinal), "job", $"{number}");
        Assert.Contains("machine", (await up.Weir("capacity")).Succeeded(), StringComparison.Ordinal);
    }

    private static Sampled? Machine(string output)
    {
        using var json = JsonDocument.Parse(output);
        foreach (var item in json.RootElement.GetProperty("items").EnumerateArray())
        {
            if (
                item.GetProperty("kind").GetString() == "machine"
                && item.GetProperty("underWay") is { ValueKind: JsonValueKind.Object } underWay
            )
            {
                return new Sampled(
                    underWay.GetProperty("samples").GetInt32(),
                    underWay.GetProperty("use").GetDouble(),
                    underWay.GetProperty("batch").GetDouble()
                );
            }
        }

        return null;
    }

    private sealed record Sampled(int Samples, double Use, double Batch);
}
