using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>Posts CloudEvents 1.0 in structured mode, signed where the channel has a secret. Redirects are not followed.</summary>
internal sealed class WebhookSender(string host) : IDisposable
{
    /// <summary>Which header carries the signature: <c>sha256=</c> and HMAC-SHA256 of the body in hexadecimal.</summary>
    public const string SignatureHeader = "Weir-Signature";

    /// <summary>Which header carries the key by which a receiver knows a repetition.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public void Dispose() => _http.Dispose();

    public async Task<SendResult> SendAsync(WebhookChannel to, Telling telling, NoticeText text, CancellationToken cancellationToken)
    {
        var body = Body(telling, text);
        using var request = new HttpRequestMessage(HttpMethod.Post, to.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add(KeyHeader, telling.Key);
        request.Headers.UserAgent.ParseAdd("weir");
        try
        {
            if (to.SecretFile is { } file)
            {
                var secret = await SecretFile.ReadAsync(file, cancellationToken).ConfigureAwait(false);
                request.Headers.Add(SignatureHeader, Sign(secret, body));
            }

            using var answer = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return ResultOf(answer.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            return SendResult.TryAgain($"it cannot be reached: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return SendResult.TryAgain(failure.Message);
        }
    }

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, byte[] body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    // What may be otherwise tomorrow is tried again; what the receiver says it will never take is not.
    private static SendResult ResultOf(HttpStatusCode status)
    {
        var answered = string.Create(CultureInfo.InvariantCulture, $"it answered {(int)status}");
        return (int)status switch
        {
            >= 200 and < 300 => SendResult.Sent,
            >= 300 and < 400 => SendResult.TryAgain($"{answered}, and redirects are not followed"),
            400 or 410 or 413 or 415 or 422 => SendResult.Refused(answered),
            _ => SendResult.TryAgain(answered),
        };
    }

    private byte[] Body(Telling telling, NoticeText text)
    {
        var first = telling.First;
        var data = new WebhookData(
            telling.Notification,
            first.Trigger.ToText(),
            first.Cause,
            telling.Count,
            text.Subject,
            text.Body,
            telling.Step,
            telling.Repetition,
            telling.Notices
        );
        var told = new CloudEvent
        {
            Id = telling.Key,
            Source = new Uri($"urn:weir:{Uri.EscapeDataString(host)}"),
            Type = $"weir.{NoticeTriggers.SubjectOf(first.Trigger).ToString().ToLowerInvariant()}.{first.Trigger.ToText()}",
            Subject = first.Subject.Length > 0 ? first.Subject : telling.Notification,
            Time = first.At,
            DataContentType = "application/json",
            Data = JsonSerializer.SerializeToElement(data, WebhookJson.Default.WebhookData),
        };
        return new JsonEventFormatter().EncodeStructuredModeMessage(told, out _).ToArray();
    }
}
