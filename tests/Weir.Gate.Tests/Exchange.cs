using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Weir.Gate.Tests;

/// <summary>One request as it came, and the way back.</summary>
internal sealed record Exchange(string Head, byte[] Body, NetworkStream Stream, CancellationToken Over)
{
    /// <summary>Method and path.</summary>
    public string Asked => string.Join(' ', Head.Split("\r\n")[0].Split(' ')[..2]);

    public Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text));

    public async Task SayAsync(byte[] bytes) => await Stream.WriteAsync(bytes, Over);

    /// <summary>Says nothing more for as long as the agent is there.</summary>
    public Task StaySilentAsync() => new TaskCompletionSource().Task.WaitAsync(Over);

    /// <summary>Waits until the caller closes.</summary>
    public async Task<bool> IsClosedByCallerAsync() => await Stream.ReadAsync(new byte[1], Over) == 0;

    public static async Task<Exchange> ReadAsync(NetworkStream stream, CancellationToken over)
    {
        List<byte> all = [];
        var buffer = new byte[4096];
        int end;
        while ((end = Encoding.Latin1.GetString([.. all]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            await MoreAsync();
        }

        var head = Encoding.Latin1.GetString([.. all[..end]]);
        const string Length = "Content-Length: ";
        var length = int.Parse(
            head.Split("\r\n").Single(line => line.StartsWith(Length, StringComparison.Ordinal))[Length.Length..],
            CultureInfo.InvariantCulture
        );
        while (all.Count < end + 4 + length)
        {
            await MoreAsync();
        }

        return new Exchange(head, [.. all[(end + 4)..]], stream, over);

        async Task MoreAsync()
        {
            var count = await stream.ReadAsync(buffer, over);
            all.AddRange(count > 0 ? buffer[..count] : throw new IOException("the caller went"));
        }
    }
}
