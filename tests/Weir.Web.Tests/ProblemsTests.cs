using System.Net;
using Weir.Protocol;

namespace Weir.Web.Tests;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData("GET", "v1/nothing", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("DELETE", "v1/jobs", null, HttpStatusCode.MethodNotAllowed, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/jobs/0", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/jobs/999999999", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("GET", "v1/jobs?state=sleeping", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/jobs?limit=100000", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/jobs?date=tomorrow", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("POST", "v1/jobs", "{", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("POST", "v1/jobs", "{}", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData(
        "POST",
        "v1/jobs",
        """{"command":["no-such-program-there"]}""",
        HttpStatusCode.UnprocessableEntity,
        ProblemCodes.NoSuchCommand
    )]
    [InlineData(
        "POST",
        "v1/jobs",
        """{"command":["true"],"directory":"/no/such"}""",
        HttpStatusCode.UnprocessableEntity,
        ProblemCodes.NoSuchDirectory
    )]
    [InlineData("POST", "v1/rules", """{"jobName":null}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/rules/NONE", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("PUT", "v1/limits/TAPE", """{"maximum":-1}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/thresholds/ERRORS", """{"to":"many"}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/thresholds/ERRORS", "{}", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/thresholds/A-NAME-THAT-IS-TOO-LONG", """{"to":"1"}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("POST", "v1/thresholds/NOSUCH/rename", """{"to":"OTHER"}""", HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("DELETE", "v1/thresholds/NOSUCH", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("PUT", "v1/properties/SITE", """{"value":"a,b"}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/properties/SITE", "{}", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/properties/MI.SITE", """{"value":"a"}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/properties/JI.A.1", """{"value":"a"}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/job-properties/SITE", """{"value":"a"}""", HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("PUT", "v1/job-properties/JI.A.999", """{"value":"a"}""", HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("GET", "v1/properties/NOSUCH", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("DELETE", "v1/properties/NOSUCH", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("DELETE", "v1/limits/NOSUCH", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("GET", "v1/policies/NOSUCH", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("GET", "v1/policies/NOSUCH/preview", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("POST", "v1/policies/NOSUCH/activate", null, HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("GET", "v1/queues/express", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/queues/general/jobs?from=13", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/queues/general/jobs?delayed=maybe", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/jobs?cursor=2001", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/tracked?cursor=20261129T194606-2001", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/queues/general/jobs?cursor=1", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    [InlineData("GET", "v1/jobs/1/why?at=yesterday", null, HttpStatusCode.BadRequest, ProblemCodes.BadRequest)]
    public async Task A_refusal_is_a_problem_with_its_code(string method, string path, string? body, HttpStatusCode status, string code)
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync();

        var answer = await fixture.SendAsync(new HttpMethod(method), path, body);

        Assert.Equal((status, "application/problem+json", code), (answer.Status, answer.Type, answer.Code));
        Assert.DoesNotContain("\\u0027", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_nothing_is_submitted()
    {
        await using var fixture = await WebFixture.OpenAsync();
        await fixture.HeldAsync();

        var answer = await fixture.SendAsync(HttpMethod.Post, "v1/jobs", new { command = new[] { "true", new string('x', 5_000_000) } });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal(ProblemCodes.BadRequest, answer.Code);
    }

    [Fact]
    public async Task What_a_message_leaves_out_is_at_its_default()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync();

        var rule = await fixture.SendAsync(HttpMethod.Post, "v1/rules", """{"jobName":"X","type":"track"}""");
        Assert.Contains("\"user\":\"*ALL\"", rule.Body, StringComparison.Ordinal);
        Assert.Contains("\"schedule\":\"AdHoc\"", rule.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/hold", "{}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/cancel")).Status);
    }
}
