"""Links: the words that sites print everywhere around their text."""

from __future__ import annotations

import re
from typing import Final

_NAV: Final = re.compile(
    r"(?:网站|返回|回到)?首页|登[录陆]|注册|免费注册|立即注册|退出|会员中心|个人中心|设为首页|加入收藏|收藏(?:本站|职位|该职位)?|网站地图|返回(?:顶部|列表|上一页|首页)?|回到顶部|[上下]一[篇页条节章则个].*"
    r"|(?:我要)?(?:投递?|投个)简历|投递|立即(?:投递|申请|沟通|应聘|报名)|(?:我要)?申请(?:职位|该职位|岗位)?|我要应聘|应聘|我想去|(?:已有人报名)?我想去|免费(?:咨询|报名|发布)|我也要发布职位|发布职位|发布招聘|(?:了解|查看)(?:详情|更多|全部)|更多.{0,4}(?:>+|»)?|详情|详细|展开(?:全部)?|收起|举报(?:该职位)?|分享(?:到|至)?[:]?.{0,12}|打印(?:本页)?|关闭(?:窗口)?|微信(?:扫一扫|公众号|分享)?|(?:新浪|腾讯)?微博|QQ空间|QQ好友|人人网|手机(?:客户端|网页版|版|端).*|APP下载|下载APP|客户端|关注我们|联系我们|关于我们|加入我们|友情链接|用户(?:帮助|协议|反馈)|帮助中心|隐私政策|服务协议|意见反馈|在线客服|扫一扫.*|扫码(?:.{0,6}(?:关注|添加|加群|加微信|咨询|报名|下载|进群|投递|分享|沟通).*)?|复制(?:链接|网址)|点击.{0,8}(?:查看|关注|申请|下载).*"
    r"|找工作|工作库|行业名企|人才市场|校园招聘|职场(?:资讯|指南)|求职指导|微信|全部职位|所有职位|\[?字体.*|【?(?:大|中|小)】?|\[?打印.*|热门搜索:?|搜索|提交|确定|取消|导航|菜单|目录|English|繁体|简体|顶部|上传简历|在线沟通|聊一聊|感兴趣|不感兴趣|登录后.*|查看地图|职位收藏|(?:应聘|报名|竞聘)(?:该|此|本)?(?:职位|岗位)|(?:我要|立即|马上|点击|一键|现在)(?:加入|应聘|报名|申请|投递|沟通|咨询)(?:我们|职位|该职位|简历)?|(?:点击|扫码|微信)?关注(?:小红书|抖音|公众号|微信公众号|微信|微博|视频号|B站|官微|官方微信)|Menu|[左右]侧(?:导航|菜单|栏)|找(?:门店|职位|企业|人才|简历)|搜(?:企业|职位|工作)|我的(?:简历|收藏|投递|消息|账户|订单)|消息|(?:Apply|Sign up|Log ?in|Register|Share|Save|Back|Home|Search|Next|Previous|Read more|Learn more|View (?:all|more|details))(?: (?:now|job|here|for this job))?|查看.{0,10}(?:全部|所有)\d*个?(?:职位|岗位|招聘).{0,3}|完善在线简历|帐户状态|密码找回.*"
)


def is_buttons(text: str) -> bool:
    """Whether a line is nothing but links side by side (``[立即投递] [收藏] [分享]``, ``登录 | 注册``)."""
    pieces = [piece for piece in re.split(r"[\s\[\]【】|/·]+", text) if piece]
    if len(pieces) > 3 and any(piece.endswith("首页") for piece in pieces):
        return all(len(piece) <= 8 for piece in pieces)
    return len(pieces) > 1 and all(_NAV.fullmatch(piece) for piece in pieces)


def is_link(text: str) -> bool:
    """Whether a line is a link that every site has (首页, 立即投递, 返回顶部)."""
    return _NAV.fullmatch(text) is not None
