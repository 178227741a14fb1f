namespace Weir.Web.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task The_stream_tells_of_a_job_and_goes_on_from_the_last_event()
    {
        await using var fixture = await WebFixture.OpenAsync();
        string id;
        using (var stream = await ListenAsync(fixture, null))
        {
            await fixture.HeldAsync("FIRST");
            var seen = await UntilAsync(stream, "FIRST");
            id = seen.Last(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];
        }

        await fixture.HeldAsync("SECOND");
        using var again = await ListenAsync(fixture, id);
        var missed = await UntilAsync(again, "SECOND");
        Assert.DoesNotContain(missed, line => line.Contains("reset", StringComparison.Ordinal));
    }

    private static async Task<StreamReader> ListenAsync(WebFixture fixture, string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("v1/stream", UriKind.Relative));
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        var answer = await fixture.Local.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, WebFixture.Cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync(WebFixture.Cancellation));
    }

    private static async Task<List<string>> UntilAsync(StreamReader stream, string word)
    {
        var seen = new List<string>();
        while (await stream.ReadLineAsync(WebFixture.Cancellation) is { } line)
        {
            seen.Add(line);
            if (line.Contains(word, StringComparison.Ordinal))
            {
                return seen;
            }
        }

        throw new InvalidOperationException($"the stream ended before it told of {word}:\n{string.Join('\n', seen)}");
    }
}
