"""The verbs of administrative work: what a task begins with."""

import re

from kehoach_xlsx.vietnamese.text import fold

VERBS = """
tổ chức|xây dựng|triển khai|tiếp tục|tham mưu|ban hành|phối hợp|rà soát|thực hiện|tăng cường|đẩy mạnh|nâng cao|
đổi mới|biên soạn|phát hành|
hướng dẫn|kiểm tra|theo dõi|đôn đốc|đánh giá|sơ kết|tổng kết|kiện toàn|củng cố|bồi dưỡng|tập huấn|đào tạo|
tuyên truyền|phổ biến|quán triệt|
huy động|khuyến khích|hỗ trợ|tạo|bảo đảm|đảm bảo|bố trí|lồng ghép|ứng dụng|số hóa|đăng|phát|in|cấp|cung cấp|duy trì|
nhân rộng|phát huy|
xác định|nghiên cứu|đề xuất|kiến nghị|hoàn thiện|sửa đổi|khảo sát|thống kê|báo cáo|tổng hợp|chỉ đạo|chủ trì|
chủ động|giám sát|phản biện|
thanh tra|xử lý|giải quyết|tiếp nhận|công khai|công bố|vận động|thu hút|mở|mở rộng|thí điểm|lựa chọn|chọn|gắn|
ưu tiên|chú trọng|tập trung|
quản lý|sử dụng|khai thác|vận hành|cập nhật|kết nối|chia sẻ|tích hợp|đầu tư|mua sắm|trang bị|nâng cấp|lắp đặt|
thành lập|phân công|giao|
lập|soạn|thẩm định|góp ý|lấy ý kiến|trình|ký|thi|tham gia|cử|mời|họp|hưởng ứng|phát động|tôn vinh|khen thưởng|
bình chọn|biểu dương|
tư vấn|trợ giúp|hòa giải|đối thoại|giải đáp|truyền thông|thông tin|truyền thanh|sản xuất|dàn dựng|treo|kẻ vẽ|
thiết kế|trưng bày|giới thiệu|
giáo dục|giảng dạy|lan tỏa|nắm|nắm bắt|phát hiện|phòng ngừa|ngăn chặn|đấu tranh|bảo vệ|giữ|rút kinh nghiệm|kịp thời|
thường xuyên|định kỳ|
tích cực|có|phân bổ|quy định|phân cấp|cải cách|đơn giản|rút ngắn|cắt giảm|thu|chuyển|chuyển đổi|hoàn thành|phấn đấu|
cho|đưa|làm|kẻ|gửi|
công nhận|chấm điểm|tự|xét|đề nghị|thông qua|bổ sung|thay thế|bãi bỏ|hệ thống hóa|pháp điển|tiến hành|căn cứ|
yêu cầu|phê duyệt|tạo điều kiện|
khắc phục|nhận diện|hình thành|mở lớp|tham quan|học tập|trao đổi|kêu gọi|vinh danh|đôn đốc|quan tâm|xã hội hóa|
đa dạng|đa dạng hóa|chuẩn hóa|chuẩn bị|lập kế hoạch|
siết chặt|kéo giảm|lồng|khơi thông|tháo gỡ|khuyến cáo|nhắc nhở|kiểm soát|sắp xếp|tinh gọn|thẩm tra|kết hợp|bám sát|
hoạt động|liên kết|cử tuyển|niêm yết|ra quân|tuần tra|cam kết|ký kết|phân loại|điều tra|truy tố|xét xử|hợp tác|
đồng hành|nhân|xác minh|rà|soát xét
""".replace("\n", "")  # fmt: skip
"""What a task begins with: the verbs of administrative work."""

_ACTION = re.compile(rf"(?:{'|'.join(fold(verb) for verb in VERBS.split('|'))})\b")


def begins_with_action(text: str) -> bool:
    """Whether a text begins with a verb of administrative work.

    >>> begins_with_action("Tổ chức hội nghị"), begins_with_action("Luật Đất đai")
    (True, False)
    """
    return bool(_ACTION.match(fold(text)))
