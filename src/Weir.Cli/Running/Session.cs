using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using Weir.Cli.Terminal;
using Weir.Protocol.Client;

namespace Weir.Cli.Running;

/// <summary>One run of a verb: what was typed, where to ask, and how to print the answer.</summary>
internal sealed class Session(VerbContext context, ParseResult typed, CancellationToken cancellation) : IDisposable
{
    private readonly Lazy<WeirClient> _client = new(() => Connection.Open(context, typed));

    public ParseResult Typed => typed;

    public CancellationToken Cancellation => cancellation;

    public ProcessContext Process => context.Process;

    public TextWriter Out => context.Process.Out;

    public bool Json => typed.GetValue(context.Common.Json);

    public Clock Clock => new(context.Process.Time, typed.GetValue(context.Common.Utc));

    public WeirClient Client => _client.Value;

    /// <summary>A client of its own for an answer that takes as long as it takes.</summary>
    public WeirClient OpenPatient() => Connection.Open(context, typed, Timeout.InfiniteTimeSpan);

    /// <summary>The value of an option or argument.</summary>
    public T? Value<T>(Option<T> option) => typed.GetValue(option);

    /// <summary>The value of an argument that is always there.</summary>
    public T Value<T>(Argument<T> argument) => typed.GetValue(argument)!;

    /// <summary>Asks, and prints the answer: as it came with <c>--json</c>, else by <paramref name="print"/>.</summary>
    public async Task<int> ShowAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? message,
        JsonTypeInfo<T> type,
        Action<T> print,
        Func<T, int>? status = null
    )
    {
        var body = await Client.SendAsync(method, path, message, cancellation).ConfigureAwait(false);
        if (Json)
        {
            await PrintAsync(body).ConfigureAwait(false);
        }
        else
        {
            print(WeirClient.Read(body, type));
        }

        return status?.Invoke(WeirClient.Read(body, type)) ?? ExitStatus.Done;
    }

    /// <summary>Asks with GET, and prints the answer.</summary>
    public Task<int> ShowAsync<T>(string path, JsonTypeInfo<T> type, Action<T> print) => ShowAsync(HttpMethod.Get, path, null, type, print);

    /// <summary>Asks with GET.</summary>
    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type) => Client.GetAsync(path, type, cancellation);

    /// <summary>Asks with GET, and prints the answer's bytes as they are.</summary>
    public async Task PrintTextAsync(string path)
    {
        var body = await Client.SendAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false);
        await Out.FlushAsync(cancellation).ConfigureAwait(false);
        await context.Process.RawOut.WriteAsync(body, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes a table as wide as the terminal.</summary>
    public void Write(Table table) => table.Write(Out, context.Process.Width);

    /// <summary>A line for people, not data.</summary>
    public void Note(string text)
    {
        // What was printed before it comes before it, also where both go to one terminal.
        Out.Flush();
        context.Process.Error.WriteLine(text);
    }

    /// <summary>Prints an answer's body unchanged, with a line end.</summary>
    public async Task PrintAsync(byte[] body)
    {
        await Out.FlushAsync(cancellation).ConfigureAwait(false);
        await context.Process.RawOut.WriteAsync(body, cancellation).ConfigureAwait(false);
        await context.Process.RawOut.WriteAsync("\n"u8.ToArray(), cancellation).ConfigureAwait(false);
        await context.Process.RawOut.FlushAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
