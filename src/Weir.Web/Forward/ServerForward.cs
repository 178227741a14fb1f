using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Weir.Protocol.Client;
using Weir.Web.Callers;
using Weir.Web.Rest;

namespace Weir.Web.Forward;

/// <summary>Passes requests on to the server, saying for whom, and its answers back as they come.</summary>
internal sealed class ServerForward : IDisposable
{
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(5);
    private static readonly string[] s_asked = ["Accept", "Last-Event-ID", "If-None-Match"];
    private static readonly string[] s_answered =
    [
        "Cache-Control",
        "ETag",
        "WWW-Authenticate",
        "Weir-Output",
        ReadYourWrites.RulesHeader,
        "X-Content-Type-Options",
    ];

    private readonly ServerLocation _place;
    private readonly Agent.MachineAgent _agent;
    private readonly HttpMessageInvoker _http;

    public ServerForward(ServerLocation place, Agent.MachineAgent agent)
    {
        _place = place;
        _agent = agent;
        var handler = WeirTransport.To(place.Address);
        handler.UseProxy = false;
        handler.ConnectTimeout = s_connect;
        _http = new HttpMessageInvoker(handler);
    }

    /// <summary>Asks the server what this caller asked here; the answer is still to be read.</summary>
    /// <exception cref="ServerAwayException">It does not answer, or answers that it can do nothing now.</exception>
    public async Task<HttpResponseMessage> AskAsync(HttpContext http, HttpContent? content)
    {
        using var request = RequestOf(http, content);
        try
        {
            var answer = await _http.SendAsync(request, http.RequestAborted).ConfigureAwait(false);
            if (answer.StatusCode is not (System.Net.HttpStatusCode.BadGateway or System.Net.HttpStatusCode.GatewayTimeout))
            {
                return answer;
            }

            answer.Dispose();
            throw new ServerAwayException($"the server at {_place.Address} is not reachable behind its proxy");
        }
        catch (Exception silent)
            when (silent is HttpRequestException or IOException or TaskCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            throw new ServerAwayException(
                $"the server at {_place.Address} does not answer ({Reason(silent)}): this machine's jobs run on; {_agent.ServerNeverAnswered ?? "try again when it is back"}",
                silent
            );
        }
    }

    /// <summary>Passes a request on, and the answer back; a stream line by line.</summary>
    public async Task PassAsync(HttpContext http)
    {
        var hasBody = http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0;
        using var content = hasBody ? BodyOf(http.Request) : null;
        using var answer = await AskAsync(http, content).ConfigureAwait(false);
        await ReturnAsync(http, answer).ConfigureAwait(false);
    }

    public static async Task ReturnAsync(HttpContext http, HttpResponseMessage answer)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        http.Response.ContentLength = answer.Content.Headers.ContentLength;
        foreach (var name in s_answered)
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                http.Response.Headers[name] = values.ToArray();
            }
        }

        var source = await answer.Content.ReadAsStreamAsync(http.RequestAborted).ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await source.ReadAsync(buffer, http.RequestAborted).ConfigureAwait(false)) > 0)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, count), http.RequestAborted).ConfigureAwait(false);
            await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage RequestOf(HttpContext http, HttpContent? content)
    {
        var caller = WebCaller.From(http).Caller;
        var path = http.Request.GetEncodedPathAndQuery();
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(_place.Address.Base, path.TrimStart('/')))
        {
            Content = content,
        };
        foreach (var name in s_asked)
        {
            if (http.Request.Headers[name] is { Count: > 0 } values)
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        TokenCallers.Forward(request, caller);
        if (_place.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    private static StreamContent BodyOf(HttpRequest request)
    {
        var content = new StreamContent(request.Body);
        content.Headers.ContentLength = request.ContentLength;
        if (request.ContentType is { } type)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }

    private static string Reason(Exception silent) =>
        silent is TaskCanceledException ? "no connection in time" : WeirTransport.Reason(silent);
}
